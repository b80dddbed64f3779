using System.Globalization;
using System.Xml.Linq;

namespace StagingTools.Sandbox.Gateway;

/// <summary>Pages of Query lists by <c>MaxRecords</c> and <c>Marker</c>.</summary>
internal static class Paging
{
    private const int MostRecords = 100;

    /// <summary>The page that a request asks for, and the marker of the next one; null after the last.</summary>
    public static (IReadOnlyList<T> Page, XElement? Marker) Slice<T>(QueryParameters query, IEnumerable<T> items)
    {
        int most = query.Number("MaxRecords") ?? MostRecords;
        if (most is < 20 or > MostRecords)
        {
            throw AwsException.InvalidParameterValue($"Invalid value {most} for MaxRecords. Must be between 20 and 100");
        }

        int start = query.Number("Marker") ?? 0;
        T[] page = [.. items.Skip(start).Take(most + 1)];
        return page.Length <= most
            ? (page, null)
            : (page[..most], new XElement("Marker", (start + most).ToString(CultureInfo.InvariantCulture)));
    }
}
