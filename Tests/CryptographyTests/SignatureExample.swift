import Cryptography

/// A signed token with its public key.
struct SignatureExample: Sendable {
  var token: String
  /// The fields of the key, as JSON without braces.
  var fields: String

  func key() throws -> JSONWebKey {
    guard let key = JSONWebKeySet(json: Array(#"{"keys":[{\#(fields)}]}"#.utf8))?.keys.first else {
      throw ExampleProblem()
    }
    return key
  }

  private static let joe =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

  // RFC 7515, appendix A.2.
  static let rs256 = SignatureExample(
    token: "eyJhbGciOiJSUzI1NiJ9.\(joe)."
      + "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W"
      + "2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkS"
      + "jtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnv"
      + "Wh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw",
    fields: """
      "kty":"RSA","e":"AQAB","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp\
      -Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7\
      OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qC\
      o5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXp\
      oQ"
      """)

  // RFC 7515, appendix A.3.
  static let es256 = SignatureExample(
    token: "eyJhbGciOiJFUzI1NiJ9.\(joe)."
      + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
    fields: """
      "kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",\
      "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
      """)

  // Made with joserfc 1.8.0.
  static let ps256 = SignatureExample(
    token: "eyJhbGciOiJQUzI1NiIsImtpZCI6ImsifQ.eyJzdWIiOiIxIn0."
      + "EJKzP9BozUFs8MvifhGtnYJS2477JR8dYcAYO11TNZIUORbqMlPMfowo0oUzaEj42F9KS2_py6d-yyiVBUX0qZm5"
      + "Bf9PGSfc06ZXtNGrWaIKbAebzwIRcK8jwBnEVdIoRFMLiYCmHU0MZkdJbH3g937_wnzF6HGr2T_6xlTJ-B1LLU0t"
      + "ucbPgF0FuUgZLG17RFIlTuK-maDEAk_IEXqfkoCE8d7lLFMEXI3aGyCf60P8ohehRE5M2w1NLx8MgTcYCFdzyeES"
      + "D__tbYRHUGyGSRdrcJzu8ywSbpJDoVdCdils_9BzhLeAxVnwi4DfyU0p_ePYl2NqtkHhS6oPOzwKDw",
    fields: """
      "kid":"k","kty":"RSA","e":"AQAB","n":"sr2X1F3RXZd3FrkF9GNxPc1dreearUU9bULpzKU3ytVhe3jNE1K_3e\
      Ur4AAaUavdrKLOJDqEh8NCEuVvgHloFhm1FfT3zpX0ofs3RI0EMBWgB-8YYtVujrHpjJJNBjeZrLEc0uAaECpKRJt2_C\
      2Mxat8ND5KGcW9VNa9cAgtcViGWj5fYBb7JXh3-Eg8dcuvj4qke2buPmomF6CNoh-Bx1oHeyFIAYu4-5XUiVHdpa0yru\
      bS5nD-0PHCC2mrmJvIJcSuUY68zsqhIMBB5sn-sYBNl4gZeU6lC6TWBCqq5XP0Gp-tOxAojlorivlsNJ5wfY3hM0p7_J\
      _GeBpyFyPyZQ"
      """)

  // Made with joserfc 1.8.0: an RSA key of 1,024 bits.
  static let short = SignatureExample(
    token: "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJzdWIiOiIxIn0."
      + "DS_wZYWTukawSejuL9Tco8bvdFGGWTnVB2hAXzQoD4WwZXJ3KjNHGQGwPzcXouvNJEIRUfUVIBhQk3t7Q823LyRl"
      + "4O7owEiHq-WcIkM7jGMaEU-dcQaSkYfwXIsTTLOumoSsLRPJbf-lraOXuGtbVDi-9yAIRnbVQhDQjSVevBI",
    fields: """
      "kid":"k","kty":"RSA","e":"AQAB","n":"xp0_2KSY_XPSJpNmmwqXxO2TsihLKbIsc0pHUCUgzyg4YET7qQC5k3\
      V6fYRl5tQmzrvGa7cr0urV910jlW2tXtj9Xi-idBdjH2O1j0wGVmRoXL8M_wFs5BxVcTN39IAxTDNBr5r0xBvR3wJHci\
      ycJcty3CMq5DcC-PyFzbrrIlU"
      """)
}
