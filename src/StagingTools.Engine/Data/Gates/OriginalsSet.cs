using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;

namespace StagingTools.Engine.Data.Gates;

/// <summary>
/// The originals that masks replaced, as keyed hashes: a filter in memory of bounded size, and a file that tells the
/// filter's errors from what is there. The key is made for one run and forgotten with it, so the file says nothing to anybody.
/// </summary>
/// <remarks>
/// Letters are taken without their case (of ASCII). Originals go in while rows are copied, from several threads; questions
/// are asked when all are in.
/// </remarks>
internal sealed class OriginalsSet : IDisposable
{
    /// <summary>Bytes that a value has to have to tell anything.</summary>
    public const int ShortestValue = 6;

    private const int WordsPerBlock = 8;
    private const int LargestFilter = 64 * 1024 * 1024;
    private const int SmallestFilter = 1024 * 1024;

    // From here on the filter has its full size: memory is the same for every larger database.
    private const long Many = 2_000_000;
    private const int FoldedLength = 512;
    private const int Ahead = 12;

    private readonly ulong[] filter;
    private readonly ulong blockMask;
    private readonly long seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private readonly FileStream file;
    private readonly Lock writing = new();

    /// <summary>Makes an empty set.</summary>
    /// <param name="folder">A folder that only this user may read.</param>
    /// <param name="expected">Values that are expected; more only make the filter less sharp.</param>
    public OriginalsSet(string folder, long expected)
    {
        // Two bytes a value let one in some ten thousand strangers through to the file.
        long wanted = expected >= Many ? LargestFilter : Math.Max(expected * 2, SmallestFilter);
        int blocks = 1;
        while ((long)blocks * WordsPerBlock * sizeof(ulong) < wanted)
            blocks <<= 1;
        filter = new ulong[blocks * WordsPerBlock];
        blockMask = (ulong)blocks - 1;
        string path = Path.Combine(folder, "originals");
        file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose,
        });
        // Where an open file may lose its name it does so at once: it then goes with this process, however that ends.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
    }

    /// <summary>Values that were added, the same one as often as it came.</summary>
    public long Count { get; private set; }

    /// <summary>The keyed hash of a value.</summary>
    public ulong Hash(ReadOnlySpan<byte> value)
    {
        return value.Length > FoldedLength || !value.ContainsAnyInRange((byte)'A', (byte)'Z')
            ? XxHash3.HashToUInt64(value, seed)
            : HashFolded(value);
    }

    /// <summary>Adds hashes. May be called from any thread.</summary>
    public void Add(ReadOnlySpan<ulong> hashes)
    {
        lock (writing)
        {
            for (int i = 0; i < hashes.Length; i++)
            {
                ulong hash = hashes[i];
                // The filter is larger than the processor's caches: ask for a block some steps before it is needed.
                if (i + Ahead < hashes.Length)
                    Prepare(hashes[i + Ahead]);
                Span<ulong> block = Block(hash);
                (int word, ulong bits) = Bits(hash);
                block[word] |= bits;
                block[word ^ 1] |= ulong.RotateLeft(bits, 17);
            }

            file.Write(MemoryMarshal.AsBytes(hashes));
            Count += hashes.Length;
        }
    }

    /// <summary>Whether a value may be an original: never wrong when it says no.</summary>
    public bool MayContain(ulong hash)
    {
        Span<ulong> block = Block(hash);
        (int word, ulong bits) = Bits(hash);
        ulong others = ulong.RotateLeft(bits, 17);
        return (block[word] & bits) == bits && (block[word ^ 1] & others) == others;
    }

    /// <summary>Those of some hashes that are in the set, without error.</summary>
    public HashSet<ulong> Confirm(IReadOnlyCollection<ulong> suspects, CancellationToken cancellationToken)
    {
        HashSet<ulong> open = [.. suspects];
        HashSet<ulong> found = [];
        if (open.Count == 0)
            return found;

        var buffer = new ulong[64 * 1024];
        lock (writing)
        {
            file.Position = 0;
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int read = file.ReadAtLeast(MemoryMarshal.AsBytes(buffer.AsSpan()), buffer.Length * sizeof(ulong), throwOnEndOfStream: false);
                foreach (ulong hash in buffer.AsSpan(0, read / sizeof(ulong)))
                {
                    if (open.Contains(hash))
                        found.Add(hash);
                }

                if (read < buffer.Length * sizeof(ulong))
                    break;
            }

            file.Position = file.Length;
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private ulong HashFolded(ReadOnlySpan<byte> value)
    {
        Span<byte> folded = stackalloc byte[FoldedLength];
        if (Ascii.ToLower(value, folded, out _) != OperationStatus.Done)
        {
            for (int i = 0; i < value.Length; i++)
                folded[i] = value[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(value[i] | 0x20) : value[i];
        }

        return XxHash3.HashToUInt64(folded[..value.Length], seed);
    }

    /// <summary>Fetches what <see cref="MayContain"/> will look at, while something else is done.</summary>
    public void Prepare(ulong hash)
    {
        if (Sse.IsSupported)
            Prefetch(hash);
    }

    private unsafe void Prefetch(ulong hash)
    {
        fixed (ulong* block = Block(hash))
            Sse.Prefetch0(block);
    }

    private Span<ulong> Block(ulong hash) => filter.AsSpan((int)((hash >> 32) & blockMask) * WordsPerBlock, WordsPerBlock);

    // Four bits in each of two words: one cache line for a question.
    private static (int Word, ulong Bits) Bits(ulong hash) =>
        ((int)(hash & (WordsPerBlock - 1)),
        (1UL << (int)((hash >> 3) & 63)) | (1UL << (int)((hash >> 9) & 63)) | (1UL << (int)((hash >> 15) & 63)) | (1UL << (int)((hash >> 21) & 63)));
}
