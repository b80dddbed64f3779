using System.Globalization;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Costs;

/// <summary>The days that are asked about. People say the last day they mean; Cost Explorer wants the day after.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, inclusive.</param>
/// <param name="ByDay">Whether each day is told; otherwise each calendar month, or the part of it that was asked for.</param>
internal sealed record CostPeriod(DateOnly First, DateOnly Last, bool ByDay)
{
    private const int MostDaysByDay = 14;

    /// <summary>Cost Explorer's form.</summary>
    public DateInterval Interval => new() { Start = Text(First), End = Text(Last.AddDays(1)) };

    /// <summary>Cost Explorer's form.</summary>
    public Granularity Granularity => ByDay ? Granularity.DAILY : Granularity.MONTHLY;

    /// <summary>The period of a request.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="today">Today in UTC, which is the day that AWS bills by.</param>
    /// <exception cref="StagingException"><c>InvalidPeriod</c>.</exception>
    public static CostPeriod Of(GetCostRequest request, DateOnly today)
    {
        DateOnly last = request.Until ?? today;
        DateOnly first = request.Since ?? new DateOnly(last.Year, last.Month, 1);
        if (first > today)
            throw Invalid(Text(first), $"The first day {Text(first)} lies in the future; it is {Text(today)} (UTC).");
        if (first > last)
            throw Invalid(Text(first), $"The first day {Text(first)} comes after the last day {Text(last)}.");

        // The month so far is one figure; a short stretch that somebody picks is a question about days.
        return new CostPeriod(first, last, request.Since is not null && last.DayNumber - first.DayNumber < MostDaysByDay);
    }

    /// <summary>The days of an answer's interval, both inclusive.</summary>
    public static (DateOnly First, DateOnly Last) Days(DateInterval interval) =>
        (DateOnly.ParseExact(interval.Start!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateOnly.ParseExact(interval.End!, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-1));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static StagingException Invalid(string day, string message) =>
        new("InvalidPeriod", StagingErrorCategory.InvalidArgument, message)
        {
            TargetInput = day,
            RecommendedAction = "Give --since no later than --until, and neither needs to be given for the month so far.",
        };
}
