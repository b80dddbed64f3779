namespace StagingTools.Engine.Hosting;

/// <summary>A question that is asked before something is changed.</summary>
/// <param name="Target">What is changed, such as <c>staging (whatsapp-saas, us-east-1)</c>.</param>
/// <param name="Action">What is done to it, such as <c>Remove environment</c>.</param>
public sealed record Confirmation(string Target, string Action)
{
    /// <summary>The full story: a plan, a list of tables. Shown with the question and under what-if; may be empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>How much is at stake; decides whether a face asks without being told to.</summary>
    public ConfirmationImpact Impact { get; init; } = ConfirmationImpact.Medium;

    /// <summary>
    /// A word that has to be typed to agree, such as the environment's name; <see langword="null"/> when yes is enough.
    /// </summary>
    public string? TypedAnswer { get; init; }

    /// <summary>
    /// The option that has to stand beside force for force to count, such as <c>--accept-unmasked-data</c>;
    /// <see langword="null"/> when force alone answers.
    /// </summary>
    public string? BesideForce { get; init; }
}
