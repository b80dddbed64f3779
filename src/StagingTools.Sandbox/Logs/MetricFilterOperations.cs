using System.Text;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Logs.Patterns;

namespace StagingTools.Sandbox.Logs;

/// <summary>Keeps metric filters, and tries them out.</summary>
internal sealed class MetricFilterOperations(LogStore store)
{
    private const int MostFilters = 100;
    private const int MostExpressions = 5;
    private const int MostListed = 50;
    private const int MostTested = 50;

    /// <summary>Reads a pattern of a metric filter, of which one that is none is told in words of its own.</summary>
    /// <exception cref="AwsException">It is none.</exception>
    public static FilterPattern ParsePattern(string text)
    {
        try
        {
            return FilterPattern.Parse(text);
        }
        catch (AwsException refused) when (refused.Message.StartsWith(PatternError.Invalid, StringComparison.Ordinal))
        {
            throw PatternError.Refused($"Invalid metric filter pattern{refused.Message[PatternError.Invalid.Length..]}");
        }
    }

    /// <summary>PutMetricFilter: one of the same name is replaced.</summary>
    /// <exception cref="AwsException">A parameter is wrong, there are too many, or there is no such group.</exception>
    public async Task<AwsResponse> PutAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        MetricFilter filter = MetricFilter.Parse(request.Json, store.Now);
        StoredGroup group = await GroupAsync(request, cancellationToken).ConfigureAwait(false);
        group.ChangeMetricFilters(before =>
        {
            MetricFilter[] others = [.. before.Where(one => one.Name != filter.Name)];
            if (others.Length >= MostFilters) throw new AwsException("LimitExceededException", "Resource limit exceeded.");
            if (filter.Pattern.Expressions > 0 && others.Count(one => one.Pattern.Expressions > 0) >= MostExpressions)
            {
                throw new AwsException("LimitExceededException", "Resource limit exceeded: five filters with regular expressions a log group.");
            }

            return [.. others.Append(filter).OrderBy(one => one.Name, StringComparer.Ordinal)];
        });
        return AwsResponse.Json(new JsonObject());
    }

    /// <summary>DeleteMetricFilter.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public async Task<AwsResponse> DeleteAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        string name = LogParameters.Required(request.Json, "filterName");
        StoredGroup group = await GroupAsync(request, cancellationToken).ConfigureAwait(false);
        group.ChangeMetricFilters(before => before.Any(one => one.Name == name)
            ? [.. before.Where(one => one.Name != name)]
            : throw new AwsException("ResourceNotFoundException", "The specified metric filter does not exist."));
        return AwsResponse.Json(new JsonObject());
    }

    /// <summary>DescribeMetricFilters.</summary>
    /// <exception cref="AwsException">A parameter is wrong, or there is no such group.</exception>
    public async Task<AwsResponse> DescribeAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = request.Json;
        int limit = LogParameters.Limit(body, MostListed);
        string? prefix = (string?)body["filterNamePrefix"];
        (string? metric, string? space) = ((string?)body["metricName"], (string?)body["metricNamespace"]);
        if (metric is null != space is null) throw LogsError.Invalid("metricName and metricNamespace have to be given together.");
        IEnumerable<StoredGroup> groups = body["logGroupName"] is null
            ? store.Groups(request.Region)
            : [await GroupAsync(request, cancellationToken).ConfigureAwait(false)];

        // A prefix counts within a group only, as documented.
        if (body["logGroupName"] is null) prefix = null;
        (string Key, JsonObject Description)[] found =
        [
            .. groups
                .SelectMany(group => group.MetricFilters
                    .Where(filter => prefix is null || filter.Name.StartsWith(prefix, StringComparison.Ordinal))
                    .Where(filter => metric is null || (filter.MetricName == metric && filter.Namespace == space))
                    .Select(filter => ($"{filter.Name}\n{group.Name}", filter.Describe(group.Name))))
                .OrderBy(one => one.Item1, StringComparer.Ordinal),
        ];
        string after = (string?)body["nextToken"] is { } token ? ParseToken(token) : "";
        (string Key, JsonObject Description)[] page = [.. found.Where(one => string.CompareOrdinal(one.Key, after) > 0).Take(limit + 1)];
        var answer = new JsonObject { ["metricFilters"] = new JsonArray([.. page.Take(limit).Select(one => one.Description)]) };
        if (page.Length > limit) answer["nextToken"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(page[limit - 1].Key));
        return AwsResponse.Json(answer);
    }

    /// <summary>TestMetricFilter: which of some messages a pattern takes, and the values that it names in them.</summary>
    /// <exception cref="AwsException">A parameter is wrong.</exception>
    public static AwsResponse Test(AwsRequest request)
    {
        FilterPattern pattern = ParsePattern((string?)request.Json["filterPattern"] ?? "");
        IReadOnlyList<string> messages = LogParameters.Names(request.Json, "logEventMessages") ?? [];
        if (messages.Count is 0 or > MostTested)
        {
            throw LogsError.Constraint(
                $"[{messages.Count} messages]",
                "logEventMessages",
                messages.Count == 0 ? "have length greater than or equal to 1" : $"have length less than or equal to {MostTested}");
        }

        var matches = new JsonArray();
        for (int i = 0; i < messages.Count; i++)
        {
            byte[] message = Encoding.UTF8.GetBytes(messages[i]);
            if (!pattern.Matches(message)) continue;
            matches.Add(new JsonObject
            {
                ["eventNumber"] = i + 1,
                ["eventMessage"] = messages[i],
                ["extractedValues"] = new JsonObject(
                    pattern.Extract(message).Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value))),
            });
        }

        return AwsResponse.Json(new JsonObject { ["matches"] = matches });
    }

    private ValueTask<StoredGroup> GroupAsync(AwsRequest request, CancellationToken cancellationToken) =>
        store.GroupAsync(request.Region, LogParameters.Group(request.Json), cancellationToken);

    private static string ParseToken(string token)
    {
        byte[] bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw LogsError.BadToken();
    }
}
