using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// HMAC-SHA256 of originals. Each kind of mask has a key of its own, so that a pseudonym of one kind tells nothing of
/// another kind's, and the same original has the same pseudonym in every table.
/// </summary>
internal sealed class KeyedHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = HMACSHA256.HashSizeInBytes;

    // Beyond it the library's hash, which uses the processor's instructions for it, has made up for its slow beginning.
    private const int LongestShortValue = 1024;

    private readonly byte[] key;

    // The states after the key's two blocks (RFC 2104): nothing of the key has to be hashed again for a value.
    private readonly uint[] inner;
    private readonly uint[] outer;

    /// <summary>Derives the key of one kind.</summary>
    /// <param name="master">The environment's key.</param>
    /// <param name="purpose">The kind of mask.</param>
    public KeyedHash(ReadOnlySpan<byte> master, string purpose)
    {
        key = HMACSHA256.HashData(master, Encoding.UTF8.GetBytes($"stagingtools:{purpose}"));
        inner = StateAfterKey(key, 0x36);
        outer = StateAfterKey(key, 0x5C);
    }

    /// <summary>Hashes an original.</summary>
    /// <param name="value">The original's bytes.</param>
    /// <param name="hash">Takes <see cref="Size"/> bytes.</param>
    public void Compute(ReadOnlySpan<byte> value, Span<byte> hash)
    {
        if (value.Length > LongestShortValue)
        {
            HMACSHA256.HashData(key, value, hash);
            return;
        }

        Span<byte> innerHash = stackalloc byte[Size];
        Finish(inner, value, innerHash);
        Finish(outer, innerHash, hash);
    }

    /// <summary>Makes the key of a <see cref="SipHash"/> for the same purpose.</summary>
    public SipHash ToSipHash()
    {
        Span<byte> derived = stackalloc byte[Size];
        Compute("siphash"u8, derived);
        return new SipHash(BinaryPrimitives.ReadUInt64LittleEndian(derived), BinaryPrimitives.ReadUInt64LittleEndian(derived[8..]));
    }

    private static uint[] StateAfterKey(ReadOnlySpan<byte> key, byte pad)
    {
        Span<byte> block = stackalloc byte[Sha256Block.Size];
        block.Fill(pad);
        for (int i = 0; i < key.Length; i++)
            block[i] ^= key[i];

        uint[] state = Sha256Block.InitialState.ToArray();
        Sha256Block.Compress(state, block);
        return state;
    }

    // The message goes on from a state that has seen one block; padding as FIPS 180-4, section 5.1.1, has it.
    private static void Finish(ReadOnlySpan<uint> start, ReadOnlySpan<byte> message, Span<byte> hash)
    {
        Span<uint> state = stackalloc uint[Sha256Block.StateWords];
        start.CopyTo(state);
        ReadOnlySpan<byte> rest = message;
        for (; rest.Length >= Sha256Block.Size; rest = rest[Sha256Block.Size..])
            Sha256Block.Compress(state, rest);

        Span<byte> block = stackalloc byte[Sha256Block.Size];
        block.Clear();
        rest.CopyTo(block);
        block[rest.Length] = 0x80;
        if (rest.Length >= Sha256Block.Size - sizeof(ulong))
        {
            Sha256Block.Compress(state, block);
            block.Clear();
        }

        BinaryPrimitives.WriteUInt64BigEndian(block[^sizeof(ulong)..], 8UL * (ulong)(Sha256Block.Size + message.Length));
        Sha256Block.Compress(state, block);
        for (int i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(hash[(i * sizeof(uint))..], state[i]);
    }
}
