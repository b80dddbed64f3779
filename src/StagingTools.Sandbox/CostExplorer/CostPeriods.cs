using System.Globalization;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.CostExplorer;

/// <summary>The days or months of a cost query.</summary>
internal static class CostPeriods
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Splits a time span, whose end is exclusive.</summary>
    /// <exception cref="AwsException">The span or granularity is not allowed.</exception>
    public static IReadOnlyList<(DateOnly Start, DateOnly End)> Split(string? from, string? to, string? granularity)
    {
        DateOnly start = Parse(from);
        DateOnly end = Parse(to);
        if (start >= end)
        {
            throw new AwsException("ValidationException", "Start date (and hour) should be before end date (and hour)");
        }

        if (granularity is not ("DAILY" or "MONTHLY"))
        {
            throw new AwsException("ValidationException", $"Invalid granularity {granularity}: use DAILY or MONTHLY.");
        }

        var periods = new List<(DateOnly, DateOnly)>();
        while (start < end)
        {
            DateOnly next = granularity == "DAILY" ? start.AddDays(1) : new DateOnly(start.Year, start.Month, 1).AddMonths(1);
            if (next > end) next = end;
            periods.Add((start, next));
            start = next;
        }

        return periods;
    }

    /// <summary>A date as Cost Explorer writes it.</summary>
    public static string Text(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);

    private static DateOnly Parse(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new AwsException("ValidationException", $"Invalid date '{text}': yyyy-MM-dd is expected.");
}
