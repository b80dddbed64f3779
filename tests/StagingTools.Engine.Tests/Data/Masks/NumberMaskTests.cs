using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class NumberMaskTests
{
    [Fact]
    public void Whole_numbers_of_a_range_stay_in_it_and_never_meet()
    {
        ValueMask mask = MaskOf.Create("{ mask: number, min: 1, max: 100000 }", ColumnKind.Int32);

        int[] outcomes = [.. Enumerable.Range(1, 100_000).Select(number => Int32(mask, number))];

        Assert.Equal(Enumerable.Range(1, 100_000), outcomes.Order());
        Assert.NotEqual(Enumerable.Range(1, 100_000), outcomes);
    }

    [Theory]
    [InlineData(nameof(ColumnKind.Int16))]
    [InlineData(nameof(ColumnKind.Int32))]
    [InlineData(nameof(ColumnKind.Int64))]
    public void A_number_has_one_pseudonym_in_text_in_binary_in_every_type_and_in_documents(string kindName)
    {
        ColumnKind kind = Enum.Parse<ColumnKind>(kindName);
        const string Rule = "{ mask: number, min: 1, max: 30000 }";
        ValueMask text = MaskOf.Create(Rule, kind, CopyFormat.Text);
        ValueMask document = MaskOf.Create($"{{ mask: jsonb, paths: {{ $.id: {Rule} }} }}", ColumnKind.Json);
        for (int number = 1; number < 500; number++)
        {
            byte[] masked = CopyBytes.Mask(MaskOf.Create(Rule, kind), Field(kind, number));

            string expected = CopyBytes.Mask(text, number.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(expected, Number(kind, masked).ToString(CultureInfo.InvariantCulture));
            Assert.Equal($$"""{"id": {{expected}}}""", CopyBytes.Mask(document, $$"""{"id": {{number}}}"""));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_number_beyond_the_range_is_taken_into_it(int original) =>
        Assert.InRange(Int32(MaskOf.Create("{ mask: number, min: 10, max: 20 }", ColumnKind.Int32), original), 10, 20);

    [Fact]
    public void Without_a_range_numbers_are_positive_and_fit_their_type()
    {
        ValueMask mask = MaskOf.Create("number", ColumnKind.Int64);

        Assert.Equal(1000, Enumerable.Range(1, 1000).Select(number => Int64(mask, number)).Where(number => number > 0).Distinct().Count());
        Assert.InRange(Number(ColumnKind.Int16, CopyBytes.Mask(MaskOf.Create("number", ColumnKind.Int16), CopyBytes.Number((short)77))), 1, short.MaxValue);
    }

    // Fields as numeric_send writes them.
    [Theory]
    [InlineData("0001 0000 0000 0000 0005", "5")]
    [InlineData("0002 0000 0000 0002 000C 0D48", "12.34")]
    [InlineData("0002 0001 4000 0000 0001 0002", "-10002")]
    [InlineData("0001 FFFE 0000 0008 0001", "0.00000001")]
    [InlineData("0002 0000 0000 0003 0001 1388", "1.5")]
    [InlineData("0000 0000 0000 0002", "0")]
    [InlineData("0001 0002 0000 0000 0007", "700000000")]
    [InlineData("0000 0000 C000 0000", "NaN")]
    public void Numerics_are_read(string hexadecimal, string expected)
    {
        byte[] field = Convert.FromHexString(hexadecimal.Replace(" ", "", StringComparison.Ordinal));
        using var output = new ByteWriter();

        NumericField.WriteText(field, output);

        Assert.Equal(expected, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Theory]
    [InlineData(1234, 2, "12.34")]
    [InlineData(-1234, 2, "-12.34")]
    [InlineData(5, 2, "0.05")]
    [InlineData(0, 0, "0")]
    [InlineData(0, 2, "0.00")]
    [InlineData(100_000_000, 0, "100000000")]
    [InlineData(123_456_789_012_345_678, 9, "123456789.012345678")]
    public void Numerics_are_written(long number, int scale, string expected)
    {
        using var binary = new ByteWriter();
        using var readBack = new ByteWriter();
        using var text = new ByteWriter();

        NumericField.Write(number, scale, binary);
        NumericField.WriteText(binary.WrittenSpan, readBack);
        DecimalText.Write(number, scale, text);

        Assert.Equal(expected, Encoding.UTF8.GetString(text.WrittenSpan));
        Assert.Equal(
            decimal.Parse(expected, CultureInfo.InvariantCulture),
            decimal.Parse(Encoding.UTF8.GetString(readBack.WrittenSpan), CultureInfo.InvariantCulture));
        Assert.Equal(scale, BinaryPrimitives.ReadInt16BigEndian(binary.WrittenSpan[6..]));
    }

    [Fact]
    public void Decimals_are_those_of_the_range_or_of_the_column()
    {
        const string Rule = "{ mask: number, min: 0.50, max: 99.99 }";
        ValueMask plain = MaskOf.Create(Rule, ColumnKind.Numeric, CopyFormat.Text);
        ValueMask whole = MaskOf.Create(Rule, new CatalogColumn("c", "numeric(6,0)", ColumnKind.Numeric) { Precision = 6, Scale = 0 }, CopyFormat.Text);
        for (int i = 0; i < 500; i++)
        {
            string original = string.Create(CultureInfo.InvariantCulture, $"{i}.25");
            Assert.InRange(decimal.Parse(CopyBytes.Mask(plain, original), CultureInfo.InvariantCulture), 0.50m, 99.99m);
            Assert.Matches("^[0-9]+[.][0-9]{2}$", CopyBytes.Mask(plain, original));
            Assert.Matches("^[0-9]{1,2}$", CopyBytes.Mask(whole, original));
        }
    }

    [Fact]
    public void Two_forms_of_one_numeric_have_one_pseudonym()
    {
        ValueMask text = MaskOf.Create("{ mask: number, min: 0, max: 1000000 }", ColumnKind.Numeric, CopyFormat.Text);
        ValueMask binary = MaskOf.Create("{ mask: number, min: 0, max: 1000000 }", ColumnKind.Numeric);
        using var masked = new ByteWriter();

        NumericField.WriteText(CopyBytes.Mask(binary, Convert.FromHexString("0002000000000002000C0D48")), masked);

        Assert.Equal(CopyBytes.Mask(text, "12.34"), CopyBytes.Mask(text, "12.3400"));
        Assert.Equal(CopyBytes.Mask(text, "12.34"), Encoding.UTF8.GetString(masked.WrittenSpan));
    }

    [Fact]
    public void Real_numbers_have_one_pseudonym_in_text_and_in_binary()
    {
        const string Rule = "{ mask: number, min: 0.000, max: 1.000 }";
        byte[] field = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(field, 1e-7);

        double masked = BinaryPrimitives.ReadDoubleBigEndian(CopyBytes.Mask(MaskOf.Create(Rule, ColumnKind.Float64), field));

        Assert.Equal(masked, double.Parse(CopyBytes.Mask(MaskOf.Create(Rule, ColumnKind.Float64, CopyFormat.Text), "1e-07"), CultureInfo.InvariantCulture));
        Assert.InRange(masked, 0, 1);
    }

    private static byte[] Field(ColumnKind kind, int number) => kind switch
    {
        ColumnKind.Int16 => CopyBytes.Number((short)number),
        ColumnKind.Int32 => CopyBytes.Number(number),
        _ => CopyBytes.Number((long)number),
    };

    private static long Number(ColumnKind kind, byte[] field) => kind switch
    {
        ColumnKind.Int16 => BinaryPrimitives.ReadInt16BigEndian(field),
        ColumnKind.Int32 => BinaryPrimitives.ReadInt32BigEndian(field),
        _ => BinaryPrimitives.ReadInt64BigEndian(field),
    };

    private static int Int32(ValueMask mask, int number) => (int)Number(ColumnKind.Int32, CopyBytes.Mask(mask, CopyBytes.Number(number)));

    private static long Int64(ValueMask mask, long number) => Number(ColumnKind.Int64, CopyBytes.Mask(mask, CopyBytes.Number(number)));
}
