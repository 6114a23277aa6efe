using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Maestro.Harness.Reporting;

/// <summary>Writes XML that every reader takes: UTF-8 without a mark, and no character that XML does not know.</summary>
internal static class XmlFile
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static void Write(string path, XElement root)
    {
        using var writer = XmlWriter.Create(path, Settings);
        new XDocument(root).Save(writer);
    }

    /// <summary>A page or an answer may hold control characters, which XML 1.0 cannot carry: each becomes U+FFFD.</summary>
    public static string Text(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xFFFE and not 0xFFFF) ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }
}
