using System.Buffers.Binary;
using System.Numerics;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// SipHash-2-4, a keyed pseudorandom function for short inputs: the round function of the keyed permutations, which call it
/// many times a value. https://www.aumasson.jp/siphash/siphash.pdf
/// </summary>
/// <param name="low">The key's first eight bytes, the lowest first.</param>
/// <param name="high">The key's last eight bytes, the lowest first.</param>
internal readonly struct SipHash(ulong low, ulong high)
{
    /// <summary>Hashes bytes.</summary>
    public ulong Compute(ReadOnlySpan<byte> value)
    {
        ulong v0 = low ^ 0x736f6d6570736575;
        ulong v1 = high ^ 0x646f72616e646f6d;
        ulong v2 = low ^ 0x6c7967656e657261;
        ulong v3 = high ^ 0x7465646279746573;
        ulong last = (ulong)value.Length << 56;
        for (; value.Length >= sizeof(ulong); value = value[sizeof(ulong)..])
            Take(ref v0, ref v1, ref v2, ref v3, BinaryPrimitives.ReadUInt64LittleEndian(value));
        for (int i = 0; i < value.Length; i++)
            last |= (ulong)value[i] << (8 * i);
        Take(ref v0, ref v1, ref v2, ref v3, last);
        v2 ^= 0xFF;
        for (int i = 0; i < 4; i++)
            Round(ref v0, ref v1, ref v2, ref v3);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Take(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3, ulong word)
    {
        v3 ^= word;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
