-- Puts the contents in front of a plan for Word: a field that Word fills with pages, with its entries in it already for
-- programs that do not.

-- The deepest headings that are listed, and the field that lists the same.
local DEEPEST = 2
local BEGIN = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
  .. '<w:r><w:instrText xml:space="preserve">TOC \\o "1-' .. DEEPEST .. '" \\h \\z \\u</w:instrText></w:r>'
  .. '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
local END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

local function styled(style, inlines)
  return pandoc.Div({ pandoc.Para(inlines) }, pandoc.Attr("", {}, { ["custom-style"] = style }))
end

-- A note is told once, in its place, and a link leads to the heading alone.
local plain = { Note = function() return {} end, Link = function(link) return link.content end }

local function entry(section)
  local header = section.content[1]
  local words = pandoc.List(pandoc.walk_inline(pandoc.Span(header.content), plain).content)
  local number = header.attributes.number
  if number then words:insert(1, pandoc.Str(number .. "\u{2003}")) end
  return { level = header.level, link = pandoc.Link(words, "#" .. section.identifier) }
end

local function entries(blocks)
  local found = pandoc.List()
  for _, block in ipairs(blocks) do
    if block.t == "Div" and block.classes:includes("section") then
      local one = entry(block)
      if one.level <= DEEPEST then found:insert(one) end
      found:extend(entries(block.content))
    end
  end
  return found
end

function Pandoc(document)
  local title = document.meta.contents
  -- What is left here becomes a property of the document.
  document.meta.contents = nil
  local found = entries(pandoc.utils.make_sections(true, nil, document.blocks))
  if #found == 0 then return document end
  local contents = pandoc.List({ styled("TOC Heading", { pandoc.Str(pandoc.utils.stringify(title or "Contents")) }) })
  for place, one in ipairs(found) do
    local line = pandoc.List({ one.link })
    if place == 1 then line:insert(1, pandoc.RawInline("openxml", BEGIN)) end
    if place == #found then line:insert(pandoc.RawInline("openxml", END)) end
    contents:insert(styled("toc " .. one.level, line))
  end
  document.blocks = contents .. document.blocks
  return document
end
