using System.Globalization;
using StagingTools.Engine.Environments;

namespace StagingTools.Cli.Views;

/// <summary>One environment in full, several as a table.</summary>
internal sealed class EnvironmentView : IView<StagingEnvironment>
{
    private readonly List<StagingEnvironment> environments = [];

    /// <inheritdoc/>
    public void Add(StagingEnvironment result, TextWriter output) => environments.Add(result);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (environments.Count == 1)
            Card(environments[0]).Write(output);
        else if (environments.Count > 1)
            Table().Write(output);
    }

    private static Card Card(StagingEnvironment environment) =>
        new Card()
            .Line("Environment", $"{environment.EnvironmentName} ({environment.Project})")
            .Line("Status", environment.Status.ToString())
            .Line("Account", Joined(", ", environment.AccountId, environment.Region))
            .Line("Application", environment.ApplicationUrl)
            .Line("Image", environment.Image)
            .Line("Repository", environment.RepositoryUri)
            .Line("Service", Joined("/", environment.Cluster, environment.Service))
            .Line("Database", Resource(environment.DatabaseInstance, environment.DatabaseStatus, environment.DatabaseEndpoint))
            .Line("Data", environment.DataSanitized switch { true => "masked", false => "NOT MASKED: production's own", null => null })
            .Line("Cache", Resource(environment.CacheCluster, environment.CacheStatus, environment.CacheEndpoint))
            .Line("Secrets", string.Join(", ", environment.Secrets))
            .Line("Log group", environment.LogGroup)
            .Line("Alerts", environment.AlertTopicArn)
            .Line("Created", environment.CreatedAt is { } created ? Units.Moment(created) : null)
            .Line("Last activity", environment.LastActivity is { } last ? Units.Moment(last) : null)
            .Line("Expires", Expiry(environment))
            .Line("Costs", environment.MonthlyCost is { } cost ? $"{Cost(cost)} {environment.Currency} a month" : "not known")
            .Line("Drift", environment.Drift is { } drift ? drift.Count == 0 ? "none" : string.Join("; ", drift) : null)
            .Line("State", environment.StateLocation)
            .Line("Outputs", environment.OutputsPath)
            .Line("Log", environment.LogPath)
            .Line("Took", environment.Duration is { } duration ? Units.Duration(duration) : null);

    private Table Table()
    {
        Table table = new("project", "environment", "region", "status", "database", "cache", "image", "cost a month", "application");
        foreach (StagingEnvironment environment in environments)
            table.Row(
                environment.Project,
                environment.EnvironmentName,
                environment.Region,
                environment.Status.ToString(),
                environment.DatabaseStatus ?? "-",
                environment.CacheStatus ?? "-",
                environment.Image ?? "-",
                environment.MonthlyCost is { } cost ? $"{Cost(cost)} {environment.Currency}" : "-",
                environment.ApplicationUrl ?? "-");
        return table;
    }

    private static string? Resource(string? name, string? status, string? endpoint) =>
        name is null ? null : $"{name}{(status is null ? "" : $" ({status})")}{(endpoint is null ? "" : $" at {endpoint}")}";

    private static string Cost(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Expiry(StagingEnvironment environment) =>
        (environment.ExpiresAt, environment.AutoDestroyEnabled, environment.AutoDestroyDays) switch
        {
            ({ } moment, _, _) => $"{Units.Moment(moment)} at the latest",
            (_, true, { } days) => $"after {days} idle days",
            (_, true, _) => "when idle",
            _ => "never",
        };

    private static string? Joined(string separator, params string?[] parts)
    {
        string text = string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));
        return text.Length > 0 ? text : null;
    }
}
