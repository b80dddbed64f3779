using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Errors;

/// <summary>What the faces say when a question cannot be asked.</summary>
public static class ConfirmationErrors
{
    /// <summary>The id of <see cref="Required"/>.</summary>
    public const string RequiredId = "ConfirmationRequired";

    /// <summary>Nobody is there to answer.</summary>
    /// <param name="confirmation">The question.</param>
    /// <param name="force">How the face spells the option that answers in advance.</param>
    public static StagingException Required(Confirmation confirmation, string force)
    {
        ArgumentNullException.ThrowIfNull(confirmation);
        return new StagingException(
            RequiredId,
            StagingErrorCategory.InvalidArgument,
            $"'{confirmation.Action}' on {confirmation.Target} needs a confirmation, and nobody is there to give it.")
        {
            TargetInput = confirmation.Target,
            RecommendedAction = confirmation.BesideForce is { } beside
                ? $"Run it in a terminal and answer, or give both {force} and {beside} to go on without being asked."
                : $"Run it in a terminal and answer, or give {force} to go on without being asked.",
        };
    }
}
