using System.Text;

namespace StagingTools.Engine.Settings;

/// <summary>Places in a JSON text, as editors count them.</summary>
/// <param name="json">The text in UTF-8.</param>
internal sealed class JsonPlace(byte[] json)
{
    /// <summary>Line and column of a byte, both from 1.</summary>
    /// <param name="offset">How many bytes come before it.</param>
    public (int Line, int Column) Of(long offset)
    {
        ReadOnlySpan<byte> before = json.AsSpan(0, (int)Math.Min(offset, json.Length));
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
