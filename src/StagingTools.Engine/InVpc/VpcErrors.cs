using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.InVpc;

/// <summary>What keeps a job from running within the VPC.</summary>
internal static class VpcErrors
{
    private const string SecretPrefix = "secret:";

    /// <summary>Refuses what a task far away cannot do.</summary>
    /// <exception cref="StagingException"><c>ReferenceNotReachable</c> or <c>NotInVpc</c>.</exception>
    public static void Check(SyncDataRequest request)
    {
        foreach (string? reference in (string?[])[request.Source, request.Target, request.Key])
            if (reference is not null && !reference.StartsWith(SecretPrefix, StringComparison.Ordinal))
                throw new StagingException(
                    "ReferenceNotReachable",
                    StagingErrorCategory.InvalidArgument,
                    $"'{Kind(reference)}' leads to this machine, and the sync runs in the VPC.")
                {
                    TargetInput = Kind(reference),
                    RecommendedAction = "Keep it in Secrets Manager and refer to it as secret:ID.",
                };

        if (request.Backup)
            throw NotThere("--backup", "A backup would be written in the task and go with it.", "take a snapshot first ('staging snapshot create')");
        if (request.SkipSanitization)
            throw NotThere("--skip-sanitization", "Unmasked data is confirmed by whoever sees both databases.", "run it from a machine that reaches them");
    }

    /// <summary>The states lie on this machine.</summary>
    public static StagingException NoBucket() => new(
        "NotInVpc", StagingErrorCategory.InvalidArgument, "The environment's state lies in a folder of this machine, and a task can be handed nothing through it.")
    {
        RecommendedAction = "Keep the state in a bucket, or run the sync from a machine that reaches the databases.",
    };

    /// <summary>The bucket is not there.</summary>
    public static StagingException BucketMissing(string bucket) => new(
        "StateBucketMissing", StagingErrorCategory.NotFound, $"There is no bucket {bucket}, through which the task is handed its rules.")
    {
        TargetInput = bucket,
        RecommendedAction = "Create the environment first ('staging new'), or name its bucket with stateBucket of the settings.",
    };

    // What stands behind the colon may be a password.
    private static string Kind(string reference) =>
        reference.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon ? reference[..(colon + 1)] : "the reference";

    private static StagingException NotThere(string option, string why, string instead) => new(
        "NotInVpc", StagingErrorCategory.InvalidArgument, $"{option} and --in-vpc do not go together. {why}")
    {
        TargetInput = option,
        RecommendedAction = $"Leave one of the two out; {instead}.",
    };
}
