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

    private readonly byte[] key;

    /// <summary>Derives the key of one kind.</summary>
    /// <param name="master">The environment's key.</param>
    /// <param name="purpose">The kind of mask.</param>
    public KeyedHash(ReadOnlySpan<byte> master, string purpose) =>
        key = HMACSHA256.HashData(master, Encoding.UTF8.GetBytes($"stagingtools:{purpose}"));

    /// <summary>Hashes an original.</summary>
    /// <param name="value">The original's bytes.</param>
    /// <param name="hash">Takes <see cref="Size"/> bytes.</param>
    public void Compute(ReadOnlySpan<byte> value, Span<byte> hash) => HMACSHA256.HashData(key, value, hash);
}
