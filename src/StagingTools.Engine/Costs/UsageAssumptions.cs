using System.Text.Json;

namespace StagingTools.Engine.Costs;

/// <summary>What a staging environment is taken to use where the resources alone do not tell.</summary>
internal sealed record UsageAssumptions
{
    private const string Resource = "StagingTools.Engine.Costs.usage-assumptions.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>GB of logs written in a month.</summary>
    public required decimal LogIngestedGbMonth { get; init; }

    /// <summary>GB sent to the internet in a month.</summary>
    public required decimal TransferOutGbMonth { get; init; }

    /// <summary>The assumptions of this product.</summary>
    public static UsageAssumptions Load()
    {
        using Stream stream = typeof(UsageAssumptions).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<UsageAssumptions>(stream, Json)!;
    }
}
