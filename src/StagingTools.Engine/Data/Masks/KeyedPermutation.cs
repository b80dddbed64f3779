using System.Buffers.Binary;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// A keyed permutation of the numbers below a limit: a Feistel network over two digits whose bases multiply to a little more
/// than the limit. What comes out beyond the limit goes in again ("cycle walking"), so no two numbers ever meet.
/// </summary>
internal sealed class KeyedPermutation
{
    // As many as NIST's FF1 has. https://csrc.nist.gov/pubs/sp/800/38/g/upd1/final
    private const int Rounds = 10;

    private readonly SipHash hash;
    private readonly ulong limit;
    private readonly ulong lowBase;
    private readonly ulong highBase;

    /// <summary>Makes the permutation.</summary>
    /// <param name="hash">The round function.</param>
    /// <param name="limit">How many numbers there are, 1 to 2^63.</param>
    public KeyedPermutation(SipHash hash, ulong limit)
    {
        this.hash = hash;
        this.limit = limit;
        lowBase = (ulong)Math.Ceiling(Math.Sqrt(limit));
        highBase = (limit / lowBase) + (limit % lowBase == 0 ? 0UL : 1UL);
    }

    /// <summary>Where a number goes.</summary>
    /// <param name="number">A number below the limit.</param>
    public ulong Map(ulong number)
    {
        do
            number = MapOnce(number);
        while (number >= limit);
        return number;
    }

    private ulong MapOnce(ulong number)
    {
        (ulong high, ulong low) = Math.DivRem(number, lowBase);
        for (int round = 0; round < Rounds; round += 2)
        {
            low = (low + (Hash(round, high) % lowBase)) % lowBase;
            high = (high + (Hash(round + 1, low) % highBase)) % highBase;
        }

        return (high * lowBase) + low;
    }

    private ulong Hash(int round, ulong half)
    {
        Span<byte> input = stackalloc byte[2 * sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(input, limit ^ ((ulong)round << 56));
        BinaryPrimitives.WriteUInt64LittleEndian(input[sizeof(ulong)..], half);
        return hash.Compute(input);
    }
}
