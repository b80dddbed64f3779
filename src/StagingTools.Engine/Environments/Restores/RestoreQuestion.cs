using System.Globalization;
using System.Text;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>The question before a restore: every step that is to come, and what becomes of the data of now.</summary>
internal static class RestoreQuestion
{
    /// <summary>Words the question.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="target">What the question is about.</param>
    /// <param name="lockPreparation">What is done about a lock that was left; <see langword="null"/> for nothing.</param>
    /// <param name="plan">What is to be done.</param>
    /// <param name="monthlyCost">What a month of the replaced instance costs, USD; <see langword="null"/> when unknown.</param>
    public static Confirmation Ask(
        EnvironmentName name, string target, string? lockPreparation, RestorePlan plan, decimal? monthlyCost)
    {
        var detail = new StringBuilder();
        detail.Append(name.DatabaseInstance).Append(" gets the data of the ").Append(plan.Facts.Text);
        if (plan.Facts is { Snapshot: not null, DataTime: { } taken })
            detail.Append(" of ").Append(UtcText.Seconds(taken));
        detail.Append(". ").Append(Loss(plan)).Append('\n');
        if (lockPreparation is not null)
            detail.Append(lockPreparation).Append('\n');
        if (plan.Decision.Phase != RestorePhase.New)
            detail.Append("A run before this one began it; this one goes on there.\n");
        int number = 0;
        foreach (string step in Steps(name, plan, monthlyCost))
            detail.Append(CultureInfo.InvariantCulture, $"  {++number}. {step}\n");
        detail.Append("Address, user and password stay: the secret and the task definition are not touched.");
        return new Confirmation(target, "Restore database")
        {
            Detail = detail.ToString(),
            Impact = ConfirmationImpact.High,
            TypedAnswer = name.Name,
        };
    }

    private static string Loss(RestorePlan plan) => plan switch
    {
        { Decision.Phase: RestorePhase.BetweenNames or RestorePhase.Swapped } => "It has left the database's name already.",
        { TakesSafetySnapshot: true } => "What it holds now is kept as a snapshot.",
        { KeepPrevious: false } => "What it holds now is LOST: neither a snapshot nor the instance is kept.",
        _ => "What it holds now stays in the replaced instance alone.",
    };

    private static IEnumerable<string> Steps(EnvironmentName name, RestorePlan plan, decimal? monthlyCost)
    {
        RestorePhase phase = plan.Decision.Phase;
        string restoring = RestoreNames.Restoring(name);
        string replaced = RestoreNames.Replaced(name, plan.Decision.Run);
        if (plan.Decision.Discarded is { } other)
            yield return $"Remove {other.DBInstanceIdentifier}, which an unfinished restore of {RestoreTags.Read(other, RestoreTags.Source) ?? "another source"} left.";
        if (phase == RestorePhase.New)
            yield return $"Restore into a new instance {restoring}, with the settings of {name.DatabaseInstance}.";
        if (phase is RestorePhase.New or RestorePhase.Restoring)
        {
            yield return "Wait until it is available, set the password of the environment's secret, and log in with it.";
            if (plan.TakesSafetySnapshot)
                yield return $"Take the snapshot {name.Stem}-before-restore-... of {name.DatabaseInstance}.";
            yield return $"Rename {name.DatabaseInstance} to {replaced}.";
        }

        if (phase != RestorePhase.Swapped)
            yield return $"Rename {restoring} to {name.DatabaseInstance}.";
        yield return "Point terraform's state at it, and plan: nothing of the database may change.";
        yield return $"Restart {name.Service} and wait until it is steady.";
        string cost = monthlyCost is { } amount ? string.Create(CultureInfo.InvariantCulture, $", which costs {amount:0.00} USD a month") : "";
        yield return plan.Keeps(plan.TakesSafetySnapshot ? "a snapshot" : null)
            ? $"Keep {replaced}{cost}."
            : $"Remove {replaced}, with its automated backups.";
    }
}
