using System.Globalization;
using System.Text;

namespace StagingTools.Engine.Terraform.Plans;

/// <summary>What a saved plan does.</summary>
public sealed record TerraformPlan
{
    /// <summary>The changes, in the order of their addresses; empty when nothing has to change.</summary>
    public IReadOnlyList<ResourceChange> Changes { get; init; } = [];

    /// <summary>Addresses that somebody else changed, where it matters to what the configuration says.</summary>
    public IReadOnlyList<string> Drifted { get; init; } = [];

    /// <summary>What somebody else changed or removed, and this plan would put right.</summary>
    public IReadOnlyList<ResourceDrift> Drift { get; init; } = [];

    /// <summary>Whether outputs change; a plan can change those alone.</summary>
    public bool OutputsChange { get; init; }

    /// <summary>The resources as they are before the plan is applied.</summary>
    internal IReadOnlyList<StateResource> Before { get; init; } = [];

    /// <summary>The resources as they are to be.</summary>
    internal IReadOnlyList<StateResource> After { get; init; } = [];

    /// <summary>Whether applying it does anything.</summary>
    public bool HasChanges => Changes.Count > 0 || OutputsChange;

    /// <summary>What is destroyed, for good or to be made anew.</summary>
    public IEnumerable<ResourceChange> Losses => Changes.Where(change => change.IsLoss);

    /// <summary>How many resources an action is planned for.</summary>
    public int Count(ChangeAction action) => Changes.Count(change => change.Action == action);

    /// <summary>One line: <c>31 to create, 1 to change, 0 to replace, 0 to destroy</c>.</summary>
    public string Summarize()
    {
        if (!HasChanges)
            return "no changes";
        if (Changes.Count == 0)
            return "only outputs change";

        int versions = Changes.Count(change => change.IsNewVersion);
        string counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(ChangeAction.Create)} to create, {Count(ChangeAction.Update) + versions} to change, {Count(ChangeAction.Replace) - versions} to replace, {Count(ChangeAction.Destroy)} to destroy");
        int adopted = Changes.Count(change => change.ImportId is not null);
        return adopted == 0 ? counts : string.Create(CultureInfo.InvariantCulture, $"{counts}, {adopted} to take over");
    }

    /// <summary>The whole plan as lines of text: what is lost first, then the rest.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        text.Append("Plan: ").Append(Summarize()).Append('.');
        foreach (ResourceChange change in Changes.OrderBy(Rank))
        {
            text.Append("\n  ").Append(Sign(change)).Append(' ').Append(change.Address);
            if (change.Name is not null)
                text.Append(" \"").Append(change.Name).Append('"');
            if (change.ImportId is not null)
                text.Append(" [exists, is taken over]");
            if (change.Reason is not null)
                text.Append("  <- ").Append(change.Reason);
            foreach (string attribute in change.Attributes)
                text.Append("\n        ").Append(attribute);
        }

        if (Drifted.Count > 0)
            text.Append("\nChanged outside of StagingTools: ").AppendJoin(", ", Drifted);
        return text.ToString();
    }

    /// <summary>
    /// Whether this plan, made after an agreed one, does nothing that was not agreed to: the same actions, or taking
    /// over what was to be created.
    /// </summary>
    /// <param name="agreed">The plan that was confirmed.</param>
    public bool StaysWithin(TerraformPlan agreed)
    {
        ArgumentNullException.ThrowIfNull(agreed);
        Dictionary<string, ChangeAction> allowed = agreed.Changes.ToDictionary(
            change => change.Address, change => change.Action, StringComparer.Ordinal);
        return Changes.All(change => change.Action == ChangeAction.Adopt
            || (allowed.TryGetValue(change.Address, out ChangeAction action)
                && (action == change.Action || (change.ImportId is not null && change.Action == ChangeAction.Update))));
    }

    private static string Sign(ResourceChange change) => change switch
    {
        { Action: ChangeAction.Create } => "+  ",
        { Action: ChangeAction.Update } or { IsNewVersion: true } => "~  ",
        { Action: ChangeAction.Replace } => "-/+",
        { Action: ChangeAction.Destroy } => "-  ",
        _ => "=  ",
    };

    private static int Rank(ResourceChange change) => change switch
    {
        { Action: ChangeAction.Destroy } => 0,
        { Action: ChangeAction.Replace, IsNewVersion: false } => 1,
        { Action: ChangeAction.Update } or { IsNewVersion: true } => 2,
        { Action: ChangeAction.Create } => 3,
        _ => 4,
    };
}
