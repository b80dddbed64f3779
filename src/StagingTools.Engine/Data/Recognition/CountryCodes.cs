namespace StagingTools.Engine.Data.Recognition;

/// <summary>The countries' codes that are in use (ITU-T E.164).</summary>
internal static class CountryCodes
{
    private static readonly bool[] TwoDigits = Mark(
        100, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62,
        63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98);

    // Whole tens of which nearly every code is in use; the few that are not are nobody's concern.
    private static readonly bool[] ThreeDigits = Mark(
        100, 21, 22, 23, 24, 25, 26, 29, 35, 37, 38, 42, 50, 59, 67, 68, 69, 80, 85, 87, 88, 96, 97, 99);

    /// <summary>Whether digits begin with a country's code; separators may not stand in it.</summary>
    /// <param name="digits">What stands after the <c>+</c> or the <c>00</c>.</param>
    public static bool Begin(ReadOnlySpan<byte> digits)
    {
        if (digits.IsEmpty || !Ascii.IsDigit(digits[0]))
            return false;
        if (digits[0] is (byte)'1' or (byte)'7')
            return true;
        if (!Ascii.HasDigit(digits, 1))
            return false;

        int two = ((digits[0] - '0') * 10) + digits[1] - '0';
        return TwoDigits[two] || (ThreeDigits[two] && Ascii.HasDigit(digits, 2));
    }

    private static bool[] Mark(int size, params int[] codes)
    {
        bool[] marks = new bool[size];
        foreach (int code in codes)
            marks[code] = true;
        return marks;
    }
}
