using System.IO.Hashing;
using System.Numerics;

namespace StagingTools.Engine.Data.Gates;

/// <summary>
/// Checksums of a table's rows: one for each column and one for whole rows, so that values which changed places between
/// rows are noticed too. They do not depend on the order of the rows.
/// </summary>
/// <param name="columns">How many columns are added.</param>
internal sealed class RowChecksum(int columns)
{
    private const ulong Null = 0x9E3779B97F4A7C15;
    private const ulong Multiplier = 0xD6E8FEB86659FD93;

    private readonly ulong[] sums = new ulong[columns];
    private ulong row;

    /// <summary>The columns' checksums.</summary>
    public IReadOnlyList<ulong> Columns => sums;

    /// <summary>The checksum of whole rows.</summary>
    public ulong WholeRows { get; private set; }

    /// <summary>Rows that were added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a row's value. The columns come in the same order in every row.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The bytes that COPY carries.</param>
    public void Add(int column, ReadOnlySpan<byte> value) => AddHash(column, Hash(value));

    /// <summary>Adds a row's value whose hash is known.</summary>
    /// <param name="column">The column.</param>
    /// <param name="hash">What <see cref="Hash"/> says.</param>
    public void AddHash(int column, ulong hash)
    {
        sums[column] += hash;
        row = (BitOperations.RotateLeft(row, 5) ^ hash) * Multiplier;
    }

    /// <summary>The hash of a value.</summary>
    public static ulong Hash(ReadOnlySpan<byte> value) => XxHash3.HashToUInt64(value);

    /// <summary>Adds a row's NULL.</summary>
    public void AddNull(int column) => AddHash(column, Null);

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        WholeRows += BitOperations.RotateLeft(row, 29) * Multiplier;
        row = 0;
        Rows++;
    }

    /// <summary>Adds the rows of another stretch of the same table.</summary>
    public void Add(RowChecksum other)
    {
        for (int i = 0; i < sums.Length; i++)
            sums[i] += other.sums[i];
        WholeRows += other.WholeRows;
        Rows += other.Rows;
    }
}
