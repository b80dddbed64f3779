using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Data.Planning;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class DateShiftMaskTests
{
    private const string Rule = "{ mask: date_shift, days: 10 }";
    private static readonly DateOnly Epoch = new(2000, 1, 1);

    [Fact]
    public void The_calendar_is_the_one_that_everybody_uses()
    {
        for (DateOnly day = new(1, 1, 1); day < new DateOnly(9999, 12, 1); day = day.AddDays(13))
        {
            int days = day.DayNumber - Epoch.DayNumber;
            Assert.Equal(days, CivilDate.ToDays(day.Year, day.Month, day.Day));
            Assert.Equal((day.Year, day.Month, day.Day), CivilDate.FromDays(days));
        }

        // PostgreSQL's first and last dates.
        Assert.Equal((-4713, 11, 24), CivilDate.FromDays(-2_451_545));
        Assert.Equal((5_874_897, 12, 31), CivilDate.FromDays(2_145_031_948));
    }

    [Fact]
    public void A_date_moves_by_one_day_to_the_limit_and_never_stays()
    {
        ValueMask mask = MaskOf.Create(Rule, ColumnKind.Date);

        int[] shifts = [.. Enumerable.Range(0, 2000).Select(day => Days(mask, day) - day)];

        Assert.Equal(Enumerable.Range(-10, 21).Where(shift => shift != 0), shifts.Distinct().Order());
    }

    [Fact]
    public void A_day_moves_alike_as_date_as_time_in_text_in_binary_and_in_documents()
    {
        ValueMask document = MaskOf.Create($"{{ mask: jsonb, paths: {{ $: {Rule} }} }}", ColumnKind.Json);
        for (int day = -800_000; day < 20_000; day += 997)
        {
            (long year, int month, int date) = CivilDate.FromDays(day);
            string era = year > 0 ? "" : " BC";
            string text = string.Create(CultureInfo.InvariantCulture, $"{(year > 0 ? year : 1 - year):0000}-{month:00}-{date:00}");

            int moved = Days(MaskOf.Create(Rule, ColumnKind.Date), day);
            (long movedYear, int movedMonth, int movedDate) = CivilDate.FromDays(moved);
            string movedEra = movedYear > 0 ? "" : " BC";
            string expected = string.Create(
                CultureInfo.InvariantCulture, $"{(movedYear > 0 ? movedYear : 1 - movedYear):0000}-{movedMonth:00}-{movedDate:00}");

            Assert.Equal(expected + movedEra, CopyBytes.Mask(MaskOf.Create(Rule, ColumnKind.Date, CopyFormat.Text), text + era));
            Assert.Equal(
                $"{expected} 23:59:59.123456+00{movedEra}",
                CopyBytes.Mask(MaskOf.Create(Rule, ColumnKind.TimestampTz, CopyFormat.Text), $"{text} 23:59:59.123456+00{era}"));
            Assert.Equal(
                (moved * 86_400_000_000L) + 86_399_123_456L,
                Microseconds(MaskOf.Create(Rule, ColumnKind.Timestamp), (day * 86_400_000_000L) + 86_399_123_456L));
            if (year > 0 && movedYear > 0)
                Assert.Equal($"\"{expected}T01:02:03Z\"", CopyBytes.Mask(document, $"\"{text}T01:02:03Z\""));
        }
    }

    [Fact]
    public void Infinity_stays()
    {
        Assert.Equal(int.MaxValue, Days(MaskOf.Create(Rule, ColumnKind.Date), int.MaxValue));
        Assert.Equal(int.MinValue, Days(MaskOf.Create(Rule, ColumnKind.Date), int.MinValue));
        Assert.Equal(long.MaxValue, Microseconds(MaskOf.Create(Rule, ColumnKind.TimestampTz), long.MaxValue));
        Assert.Equal(long.MinValue, Microseconds(MaskOf.Create(Rule, ColumnKind.TimestampTz), long.MinValue));
        Assert.Equal("-infinity", CopyBytes.Mask(MaskOf.Create(Rule, ColumnKind.Date, CopyFormat.Text), "-infinity"));
    }

    [Fact]
    public void At_the_ends_of_the_calendar_dates_stay_within_it()
    {
        for (int distance = 0; distance < 30; distance++)
        {
            Assert.InRange(Days(MaskOf.Create(Rule, ColumnKind.Date), 2_145_031_948 - distance), 2_145_031_900, 2_145_031_948);
            Assert.InRange(Days(MaskOf.Create(Rule, ColumnKind.Date), -2_451_545 + distance), -2_451_545, -2_451_500);
            Assert.InRange(
                Microseconds(MaskOf.Create(Rule, ColumnKind.Timestamp), 9_223_371_331_199_999_999 - (distance * 86_400_000_000L)),
                9_223_300_000_000_000_000, 9_223_371_331_199_999_999);
        }
    }

    [Theory]
    [InlineData(nameof(CopyFormat.Binary))]
    [InlineData(nameof(CopyFormat.Text))]
    public void All_dates_of_one_person_move_together(string formatName)
    {
        CopyFormat format = Enum.Parse<CopyFormat>(formatName);
        CatalogColumn person = new("person", "integer", ColumnKind.Int32);
        ColumnPlan column = new(new CatalogColumn("at", "date", ColumnKind.Date), MaskOf.Rule("{ mask: date_shift, days: 300, by: person }"))
        {
            By = new Dictionary<string, CatalogColumn> { ["person"] = person },
        };
        ValueMask mask = new MaskFactory(MaskOf.Key).Create(column, format, new Dictionary<string, int> { ["person"] = 0, ["at"] = 1 })!;

        int Shift(int number, int day)
        {
            byte[] id = format == CopyFormat.Binary ? CopyBytes.Number(number) : Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));
            byte[] date = format == CopyFormat.Binary
                ? CopyBytes.Number(day)
                : Encoding.UTF8.GetBytes(Epoch.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            using var output = new ByteWriter();
            mask.Write(date, new RowFields([.. id, .. date], [new FieldSlice(0, id.Length), new FieldSlice(id.Length, date.Length)]), output);
            return (format == CopyFormat.Binary
                ? BinaryPrimitives.ReadInt32BigEndian(output.WrittenSpan)
                : DateOnly.Parse(Encoding.UTF8.GetString(output.WrittenSpan), CultureInfo.InvariantCulture).DayNumber - Epoch.DayNumber) - day;
        }

        Assert.Single(Enumerable.Range(0, 50).Select(day => Shift(7, day)).Distinct());
        Assert.True(Enumerable.Range(0, 50).Select(person => Shift(person, 0)).Distinct().Count() > 20);
        // Golden, and so the same in both forms.
        Assert.Equal(ShiftOfSeven, Shift(7, 0));
    }

    private const int ShiftOfSeven = -207;

    private static int Days(ValueMask mask, int day) => BinaryPrimitives.ReadInt32BigEndian(CopyBytes.Mask(mask, CopyBytes.Number(day)));

    private static long Microseconds(ValueMask mask, long time) =>
        BinaryPrimitives.ReadInt64BigEndian(CopyBytes.Mask(mask, CopyBytes.Number(time)));
}
