using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Amazon.Protocols;

/// <summary>The body of an answer before anything is made of it.</summary>
internal static class ResponseBody
{
    /// <summary>All bytes of a body but for a byte order mark, which JSON does not know.</summary>
    /// <param name="stream">The body.</param>
    public static byte[] ReadToEnd(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.ToArray();
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }

    /// <summary>The root of an XML document; no document type, so no entities.</summary>
    /// <param name="bytes">The document.</param>
    /// <exception cref="XmlException">It is none.</exception>
    public static XElement ParseXml(byte[] bytes)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
        return XDocument.Load(reader).Root!;
    }
}
