using System.Globalization;
using System.Text.RegularExpressions;

namespace StagingTools.Commands;

/// <summary>
/// The engine gives advice in the words of the command line. Here they become cmdlets and parameters; commands of other
/// programs stay as they are.
/// </summary>
internal static partial class PowerShellWords
{
    private static readonly Dictionary<string, string> Cmdlets = new(StringComparer.Ordinal)
    {
        ["new"] = "New-StagingEnvironment",
        ["plan"] = "Get-StagingPlan",
        ["get"] = "Get-StagingEnvironment",
        ["check"] = "Test-StagingEnvironment",
        ["image"] = "Publish-StagingImage",
        ["publish"] = "Publish-StagingApp",
        ["deployments"] = "Get-StagingDeployment",
        ["undo"] = "Undo-StagingApp",
        ["test"] = "Test-StagingApp",
        ["task"] = "Invoke-StagingTask",
        ["sync"] = "Sync-StagingData",
        ["sync restore"] = "Restore-StagingData",
        ["sync mark"] = "Register-StagingDatabase",
        ["sync rules"] = "New-StagingDataRule",
        ["sync check"] = "Test-StagingDataRule",
        ["snapshot create"] = "New-StagingSnapshot",
        ["snapshot list"] = "Get-StagingSnapshot",
        ["snapshot remove"] = "Remove-StagingSnapshot",
        ["dns"] = "Set-StagingDns",
        ["restore"] = "Restore-StagingEnvironment",
        ["connect"] = "Connect-StagingDatabase",
        ["secret"] = "Get-StagingSecret",
        ["logs"] = "Watch-StagingLog",
        ["metrics"] = "Get-StagingMetric",
        ["alerts"] = "Get-StagingAlert",
        ["alerts subscribe"] = "Register-StagingAlert",
        ["alerts unsubscribe"] = "Unregister-StagingAlert",
        ["alerts subscriptions"] = "Get-StagingAlertSubscription",
        ["cost"] = "Get-StagingCost",
        ["remove"] = "Remove-StagingEnvironment",
        ["settings"] = "Get-StagingSetting",
        ["sandbox start"] = "Start-StagingSandbox",
        ["sandbox status"] = "Get-StagingSandbox",
        ["sandbox stop"] = "Stop-StagingSandbox",
    };

    /// <summary>A text in PowerShell's words.</summary>
    /// <param name="text">A message or a recommended action.</param>
    public static string Of(string text) =>
        Words().Replace(text, match =>
            match.Groups["job"] is { Success: true } job ? Cmdlets[job.Value]
            : match.Groups["option"] is { Success: true } option ? "-" + Parameter(option.Value)
            : match.Value);

    private static string Parameter(string option) =>
        option == "state"
            ? "StateDirectory"
            : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(option).Replace("-", "", StringComparison.Ordinal);

    [GeneratedRegex(
        @"'(?:aws|docker|terraform|psql|pg_[a-z]+) [^']*'"
        + @"|(?<=['`])staging (?<job>plan|new|get|check|image|publish|deployments|undo|test|task|sync(?: rules| check| restore| mark)?|snapshot (?:create|list|remove)|restore|dns|connect|secret|logs|metrics|alerts(?: subscribe| unsubscribe| subscriptions)?|cost|remove|settings)\b"
        + @"|\bstaging (?<job>sandbox (?:start|status|stop))\b"
        + @"|(?<![\w-])--(?<option>[a-z]+(?:-[a-z]+)*)\b")]
    private static partial Regex Words();
}
