namespace StagingTools.Sandbox.CostExplorer;

/// <summary>Something that costs money from one moment to another.</summary>
/// <param name="Service">Service as Cost Explorer names it.</param>
/// <param name="Region">Region.</param>
/// <param name="Tags">Tags of the resource.</param>
/// <param name="From">Since when (UTC).</param>
/// <param name="To">Until when (UTC).</param>
/// <param name="PerHour">US dollars an hour.</param>
internal sealed record CostLine(
    string Service,
    string Region,
    IReadOnlyDictionary<string, string> Tags,
    DateTimeOffset From,
    DateTimeOffset To,
    decimal PerHour)
{
    /// <summary>US dollars within a period.</summary>
    public decimal Within(DateTimeOffset start, DateTimeOffset end)
    {
        DateTimeOffset from = From > start ? From : start;
        DateTimeOffset to = To < end ? To : end;
        return to <= from ? 0 : (decimal)(to - from).TotalHours * PerHour;
    }
}
