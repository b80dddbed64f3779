using System.Globalization;
using StagingTools.Engine.Environments.Restores;

namespace StagingTools.Cli.Views;

/// <summary>A restore: what stands there now, and what became of what stood there.</summary>
internal sealed class RestoreView : IView<StagingEnvironmentRestore>
{
    /// <inheritdoc/>
    public void Add(StagingEnvironmentRestore result, TextWriter output)
    {
        Card card = new Card()
            .Line("Restored", $"{result.DatabaseInstance} of {result.EnvironmentName} ({result.Project}, {result.Region})")
            .Line("From", result.RestoredFrom)
            .Line("Data of", result.DataTime is { } time ? Units.Moment(time) : null)
            .Line("Data", result.DataSanitized switch { true => "masked", false => "NOT MASKED", null => "-" })
            .Line("Login", result.LoginProved ? "proved" : "not proved: out of reach from here")
            .Line("Safety snapshot", result.SafetySnapshot ?? "none")
            .Line("Replaced instance", Previous(result));
        foreach (RestoreStep step in result.Steps)
            card.Line(step.Name, Units.Duration(step.Duration));
        card.Line("Log", result.LogPath)
            .Line("Took", Units.Duration(result.Duration))
            .Write(output);
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }

    private static string Previous(StagingEnvironmentRestore result) => result switch
    {
        { PreviousInstance: null } => "gone already",
        { PreviousKept: false } => "removed",
        { PreviousMonthlyCost: { } cost } => string.Create(
            CultureInfo.InvariantCulture, $"kept as {result.PreviousInstance}, {cost:0.00} USD a month"),
        _ => $"kept as {result.PreviousInstance}",
    };
}
