namespace StagingTools.Engine.Data.Masks;

/// <summary>The numbers that a mask writes: all with so many decimals between two.</summary>
/// <param name="Minimum">The least, times ten to the <paramref name="Scale"/>.</param>
/// <param name="Maximum">The greatest, times ten to the <paramref name="Scale"/>.</param>
/// <param name="Scale">Decimals, 0 to 9.</param>
internal readonly record struct NumberRange(Int128 Minimum, Int128 Maximum, int Scale)
{
    /// <summary>How many numbers there are.</summary>
    public UInt128 Size => (UInt128)(Maximum - Minimum) + 1;

    /// <summary>Whether a keyed permutation covers it: whole numbers of sixty-four bits, no more than 2^63 of them.</summary>
    public bool IsLong => Minimum >= long.MinValue && Maximum <= long.MaxValue && Size <= 1UL << 63;

    /// <summary>Whether the mask takes each whole number of the range to another one.</summary>
    public bool IsPermuted => Scale == 0 && IsLong;

    /// <summary>A range out of two numbers as they are written.</summary>
    /// <param name="minimum">The least.</param>
    /// <param name="maximum">The greatest.</param>
    /// <param name="scale">Decimals, or <see langword="null"/> for those that the two are written with.</param>
    public static NumberRange Of(decimal minimum, decimal maximum, int? scale)
    {
        int decimals = Math.Clamp(scale ?? Math.Max(minimum.Scale, maximum.Scale), 0, 9);
        return new NumberRange(
            (Int128)decimal.Ceiling(minimum * (decimal)PowerOfTen(decimals)),
            (Int128)decimal.Floor(maximum * (decimal)PowerOfTen(decimals)),
            decimals);
    }

    /// <summary>Ten to a power of at most nine.</summary>
    public static long PowerOfTen(int power)
    {
        long result = 1;
        for (int i = 0; i < power; i++)
            result *= 10;
        return result;
    }
}
