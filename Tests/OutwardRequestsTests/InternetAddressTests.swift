import OutwardRequests
import Testing

@Suite struct InternetAddressTests {
  @Test(arguments: [
    "127.0.0.1", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fc00::1", "fd12::1", "fe80::1",
    "ff02::1", "2001:db8::1", "2002:a00:1::1", "2001::1",
  ]) func `an address of this machine or of a private network is not public`(
    text: String
  ) throws {
    #expect(try #require(InternetAddress(text)).isPublic == false)
  }

  // The edges of the blocks that are set apart, and well-known servers.
  @Test(arguments: [
    "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
    "172.15.255.255", "172.32.0.0", "192.167.255.255", "198.20.0.0", "8.8.8.8",
    "2606:4700:4700::1111", "2001:4860:4860::8888", "::ffff:8.8.8.8",
  ]) func `an address of the internet at large is public`(text: String) throws {
    let address = try #require(InternetAddress(text))
    #expect(address.isPublic)
  }

  @Test func `what is no address is not read as one`() {
    for text in ["", "localhost", "1.2.3", "2130706433", "1.2.3.4.5", "::g", "[::1]"] {
      #expect(InternetAddress(text) == nil)
    }
    #expect(InternetAddress("2001:0DB8:0:0::1")?.description == "2001:db8::1")
  }
}
