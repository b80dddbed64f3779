using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Masks;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class PatternMaskTests
{
    [Theory]
    [InlineData("AB-1234/xy", "^[A-Z]{2}-[0-9]{4}/[a-z]{2}$")]
    [InlineData("+49 (151) 123", "^[+][0-9]{2} [(][0-9]{3}[)] [0-9]{3}$")]
    [InlineData("Éa ñ", "^\\p{Lu}[a-z] \\p{Ll}$")]
    [InlineData("東京タワー", "^\\p{Lo}{4}\\p{Lm}$")]
    [InlineData("5", "^[0-9]$")]
    [InlineData("", "^$")]
    [InlineData("--..", "^--[.][.]$")]
    public void Digits_become_digits_and_letters_letters_of_the_same_case(string original, string form)
    {
        string masked = MaskOf.Text("pattern", original);

        Assert.Matches(form, masked);
        Assert.Equal(original.Length, masked.Length);
        Assert.Equal(masked, MaskOf.Text("pattern", original));
    }

    [Fact]
    public void No_two_originals_of_one_form_meet()
    {
        ValueMask mask = MaskOf.Create("pattern", ColumnKind.Text);

        Assert.Equal(
            100_000,
            Enumerable.Range(0, 100_000).Select(number => CopyBytes.Mask(mask, $"{number:00000}")).Distinct().Count());
        Assert.Equal(
            26 * 26 * 10,
            (from first in Letters from second in Letters from digit in Enumerable.Range(0, 10) select CopyBytes.Mask(mask, $"{first}{digit}-{second}"))
            .Distinct().Count());
        Assert.Equal(10, Enumerable.Range(0, 10).Select(number => CopyBytes.Mask(mask, $"{number}")).Distinct().Count());
    }

    [Fact]
    public void Texts_that_differ_in_case_alone_still_do()
    {
        ValueMask mask = MaskOf.Create("pattern", ColumnKind.Text);

        string small = CopyBytes.Mask(mask, "abc-éß7");
        string large = CopyBytes.Mask(mask, "AbC-Éß7");

        Assert.NotEqual(small, large);
        Assert.Equal(small, large.ToLowerInvariant());
    }

    [Fact]
    public void What_is_kept_at_the_ends_stays()
    {
        string masked = MaskOf.Text("{ mask: pattern, keep_first: 4, keep_last: 2 }", "DE89-3704-0044");

        Assert.StartsWith("DE89-", masked, StringComparison.Ordinal);
        Assert.EndsWith("44", masked, StringComparison.Ordinal);
        Assert.NotEqual("DE89-3704-0044", masked);
        Assert.Equal("DE8", MaskOf.Text("{ mask: pattern, keep_first: 4, keep_last: 2 }", "DE8"));
    }

    [Fact]
    public void Blanks_that_fill_a_column_up_are_not_kept_as_its_end()
    {
        CatalogColumn padded = new("c", "character(10)", ColumnKind.Text) { Padded = true, MaximumLength = 10 };

        Assert.Matches("^[0-9]{4}89$", CopyBytes.Mask(MaskOf.Create("{ mask: pattern, keep_last: 2 }", padded), "456789    "));
    }

    private static IEnumerable<char> Letters => Enumerable.Range('a', 26).Select(letter => (char)letter);
}
