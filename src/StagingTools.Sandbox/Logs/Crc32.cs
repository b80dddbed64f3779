namespace StagingTools.Sandbox.Logs;

/// <summary>The checksum CRC-32 of IEEE 802.3, which .NET keeps in a package of its own.</summary>
internal static class Crc32
{
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(EntryOf)];

    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte one in bytes) sum = s_table[(byte)(sum ^ one)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint EntryOf(int index)
    {
        uint entry = (uint)index;
        for (int bit = 0; bit < 8; bit++) entry = (entry & 1) == 1 ? 0xEDB88320 ^ (entry >> 1) : entry >> 1;
        return entry;
    }
}
