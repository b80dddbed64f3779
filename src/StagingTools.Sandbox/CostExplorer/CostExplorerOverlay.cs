using System.Globalization;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.CostExplorer;

/// <summary>
/// Costs of what really ran in this sandbox, at on-demand prices. AWS knows them a day later; here they are there at
/// once and marked as estimated.
/// </summary>
internal sealed class CostExplorerOverlay(SandboxContext context, OwnedCosts owned, Func<IReadOnlyCollection<string>> regions)
    : IServiceOverlay
{
    private static readonly string[] s_metrics =
        ["AmortizedCost", "BlendedCost", "NetAmortizedCost", "NetUnblendedCost", "UnblendedCost"];

    private readonly EmulatedCosts _emulated = new(context);

    /// <inheritdoc/>
    public string Service => "ce";

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken) =>
        request.Action switch
        {
            "GetCostAndUsage" => AwsResponse.Json(await CostsAsync(request.Json, cancellationToken).ConfigureAwait(false)),
            "GetTags" => AwsResponse.Json(await TagsAsync(request.Json, cancellationToken).ConfigureAwait(false)),
            "GetCostForecast" or "GetUsageForecast" => throw new AwsException(
                "DataUnavailableException", "Insufficient amount of historical data to generate forecast."),
            _ => null,
        };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<JsonObject> CostsAsync(JsonObject query, CancellationToken cancellationToken)
    {
        var periods = CostPeriods.Split(
            (string?)query["TimePeriod"]?["Start"], (string?)query["TimePeriod"]?["End"], (string?)query["Granularity"]);
        string[] metrics = [.. (query["Metrics"] as JsonArray ?? []).Select(metric => (string)metric!)];
        if (metrics.Length == 0 || metrics.Except(s_metrics).Any())
        {
            throw new AwsException(
                "ValidationException", $"Metrics must be some of {string.Join(", ", s_metrics)} in the sandbox.");
        }

        JsonObject[] groupBy = [.. (query["GroupBy"] as JsonArray ?? []).OfType<JsonObject>()];
        CostLine[] wanted = await LinesAsync(query["Filter"], cancellationToken).ConfigureAwait(false);
        var answer = new JsonObject
        {
            ["ResultsByTime"] = new JsonArray([.. periods.Select(period => Result(period, wanted, metrics, groupBy))]),
            ["DimensionValueAttributes"] = new JsonArray(),
        };
        if (groupBy.Length > 0) answer["GroupDefinitions"] = query["GroupBy"]!.DeepClone();
        return answer;
    }

    private async Task<JsonObject> TagsAsync(JsonObject query, CancellationToken cancellationToken)
    {
        var periods = CostPeriods.Split(
            (string?)query["TimePeriod"]?["Start"], (string?)query["TimePeriod"]?["End"], "MONTHLY");
        DateTimeOffset start = Midnight(periods[0].Start);
        DateTimeOffset end = Midnight(periods[^1].End);
        CostLine[] lines = await LinesAsync(query["Filter"], cancellationToken).ConfigureAwait(false);
        IEnumerable<CostLine> charged = lines.Where(line => line.Within(start, end) > 0);
        string search = (string?)query["SearchString"] ?? "";
        string[] found =
        [
            .. ((string?)query["TagKey"] is { } key
                    ? charged.Select(line => line.Tags.GetValueOrDefault(key)).OfType<string>()
                    : charged.SelectMany(line => line.Tags.Keys))
                .Where(text => text.Contains(search, StringComparison.OrdinalIgnoreCase))
                .Distinct().Order(StringComparer.Ordinal),
        ];
        return new JsonObject
        {
            ["Tags"] = new JsonArray([.. found.Select(text => JsonValue.Create(text))]),
            ["ReturnSize"] = found.Length,
            ["TotalSize"] = found.Length,
        };
    }

    private async Task<CostLine[]> LinesAsync(JsonNode? filter, CancellationToken cancellationToken)
    {
        DateTimeOffset now = context.Time.GetUtcNow();
        var lines = new List<CostLine>(owned.Lines(now));
        foreach (string region in regions())
        {
            lines.AddRange(await _emulated.LinesAsync(region, now, cancellationToken).ConfigureAwait(false));
        }

        return [.. lines.Where(line => CostFilter.Passes(filter, line))];
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static JsonObject Result(
        (DateOnly Start, DateOnly End) period, CostLine[] lines, string[] metrics, JsonObject[] groupBy)
    {
        DateTimeOffset start = Midnight(period.Start);
        DateTimeOffset end = Midnight(period.End);
        (CostLine Line, decimal Amount)[] costs =
            [.. lines.Select(line => (line, line.Within(start, end))).Where(cost => cost.Item2 > 0)];
        var groups = new JsonArray();
        if (groupBy.Length > 0)
        {
            foreach (var group in costs
                .GroupBy(cost => string.Join('\0', groupBy.Select(by => Key(by, cost.Line))))
                .OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                groups.Add(new JsonObject
                {
                    ["Keys"] = new JsonArray([.. group.Key.Split('\0').Select(key => JsonValue.Create(key))]),
                    ["Metrics"] = Metrics(metrics, group.Sum(cost => cost.Amount)),
                });
            }
        }

        return new JsonObject
        {
            ["TimePeriod"] = new JsonObject
            {
                ["Start"] = CostPeriods.Text(period.Start),
                ["End"] = CostPeriods.Text(period.End),
            },
            ["Total"] = groupBy.Length > 0 ? [] : Metrics(metrics, costs.Sum(cost => cost.Amount)),
            ["Groups"] = groups,
            ["Estimated"] = true,
        };
    }

    private static string Key(JsonObject groupBy, CostLine line)
    {
        string key = (string?)groupBy["Key"] ?? "";
        return (string?)groupBy["Type"] switch
        {
            "TAG" => $"{key}${line.Tags.GetValueOrDefault(key)}",
            "DIMENSION" => CostFilter.Dimension(key, line),
            var type => throw new AwsException("ValidationException", $"The sandbox does not group costs by {type}."),
        };
    }

    private static JsonObject Metrics(string[] metrics, decimal amount)
    {
        var values = new JsonObject();
        foreach (string metric in metrics)
        {
            values[metric] = new JsonObject
            {
                ["Amount"] = amount.ToString("0.0#########", CultureInfo.InvariantCulture),
                ["Unit"] = "USD",
            };
        }

        return values;
    }
}
