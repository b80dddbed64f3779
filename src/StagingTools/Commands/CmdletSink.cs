using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;
using StagingTools.Engine.Ci;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>PowerShell's streams and prompts as the pump's outlet.</summary>
/// <param name="cmdlet">The cmdlet, on whose pipeline thread everything here runs.</param>
/// <param name="forced">Whether <c>-Force</c> silences the prompts.</param>
internal sealed class CmdletSink(PSCmdlet cmdlet, bool forced) : IPumpSink
{
    // PSHOST is what makes PowerShell show information by default, as it does for Write-Host.
    private static readonly string[] InformationTags = ["PSHOST", "StagingTools"];

    private readonly CiLog? ci = CiLog.OfProcess();
    private readonly Dictionary<string, int> activities = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Output(object value) => cmdlet.WriteObject(value);

    /// <inheritdoc/>
    public void Error(StagingException error)
    {
        Annotate(error);
        cmdlet.WriteError(CmdletErrors.Record(error, target: null));
    }

    /// <summary>Shows an error beside the run of a build server.</summary>
    /// <param name="error">The error.</param>
    public void Annotate(StagingException error)
    {
        if (ci?.Error(error) is { } annotation)
            Information(annotation);
    }

    /// <inheritdoc/>
    public void Verbose(string message) => cmdlet.WriteVerbose(message);

    /// <inheritdoc/>
    public void Warning(string message)
    {
        if (ci?.Warning(message) is { } annotation)
            Information(annotation);
        cmdlet.WriteWarning(message);
    }

    /// <inheritdoc/>
    public void Information(string message) =>
        cmdlet.WriteInformation(new HostInformationMessage { Message = message }, InformationTags);

    /// <inheritdoc/>
    public void Progress(ProgressUpdate progress)
    {
        if (!activities.TryGetValue(progress.Activity, out int id))
            activities.Add(progress.Activity, id = activities.Count);
        cmdlet.WriteProgress(new ProgressRecord(id, progress.Activity, progress.Status.Length > 0 ? progress.Status : " ")
        {
            PercentComplete = progress.PercentComplete ?? -1,
            SecondsRemaining = progress.Remaining is { } left ? (int)left.TotalSeconds : -1,
            RecordType = progress.Completed ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
    }

    /// <inheritdoc/>
    public void Farewell(string message)
    {
        try
        {
            cmdlet.Host.UI.WriteWarningLine(message);
        }
        catch (Exception failure) when (failure is HostException or NotImplementedException)
        {
            // A host without a screen has nobody to tell.
        }
    }

    /// <inheritdoc/>
    public bool ShowsDetail(ConfirmationImpact impact) => IsWhatIf || !forced || IsConfirmAsked;

    /// <inheritdoc/>
    public bool Confirm(Confirmation confirmation)
    {
        string operation = $"Performing the operation \"{confirmation.Action}\" on target \"{confirmation.Target}\".";
        if (IsWhatIf)
            return cmdlet.ShouldProcess(WithDetail(operation, confirmation), null, null);

        if ((forced || confirmation.Impact == ConfirmationImpact.Low) && !IsConfirmAsked && confirmation.BesideForce is null)
        {
            cmdlet.WriteVerbose(operation);
            return true;
        }

        try
        {
            return Ask(confirmation, operation);
        }
        catch (Exception failure) when (failure is PSInvalidOperationException or HostException or NotImplementedException)
        {
            throw ConfirmationErrors.Required(confirmation, "-Force");
        }
    }

    /// <inheritdoc/>
    public string? ReadSecret(string name) => SecretManagement.Read(name);

    private bool IsWhatIf =>
        Bound("WhatIf") ?? LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));

    private bool IsConfirmAsked => Bound("Confirm") is true;

    // A console whose input comes from a file or from nowhere (CI) has nobody to answer. PowerShell would take the end of
    // the input for an answer or fail on it. Hosts of other names bring prompts of their own.
    private bool IsUnattended => cmdlet.Host.Name == "ConsoleHost" && Console.IsInputRedirected;

    private ConfirmImpact DeclaredImpact =>
        cmdlet.GetType().GetCustomAttribute<CmdletAttribute>()?.ConfirmImpact ?? ConfirmImpact.None;

    private ConfirmImpact Preference =>
        LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue("ConfirmPreference"), out ConfirmImpact preference)
            ? preference
            : ConfirmImpact.High;

    private bool Ask(Confirmation confirmation, string operation)
    {
        string query = WithDetail(operation, confirmation);
        ConfirmImpact asked = confirmation.Impact == ConfirmationImpact.High ? ConfirmImpact.High : ConfirmImpact.Medium;
        bool declaredAsks = Asks(DeclaredImpact);
        bool typed = confirmation.TypedAnswer is not null;
        bool asks = typed || declaredAsks || Asks(asked);
        if (asks && IsUnattended)
            throw ConfirmationErrors.Required(confirmation, "-Force");

        // A typed answer takes the place of yes, unless -Confirm asks for both.
        if (typed)
            return (!IsConfirmAsked || cmdlet.ShouldProcess(operation, query, confirmation.Action))
                && AskForAnswer(confirmation);

        // The cmdlet declares its usual impact; this very job may be graver.
        return cmdlet.ShouldProcess(operation, query, confirmation.Action)
            && (declaredAsks || !asks || cmdlet.ShouldContinue(query, confirmation.Action));
    }

    private bool Asks(ConfirmImpact impact) =>
        Bound("Confirm") ?? (Preference != ConfirmImpact.None && impact >= Preference);

    private bool AskForAnswer(Confirmation confirmation)
    {
        PSHostUserInterface screen = cmdlet.Host.UI;
        screen.WriteLine();
        screen.WriteLine(confirmation.Detail.Length > 0 ? confirmation.Detail : confirmation.Action);
        screen.Write($"{confirmation.Action}: type '{confirmation.TypedAnswer}' to go on: ");
        string? answer = screen.ReadLine();
        if (answer is null)
            throw ConfirmationErrors.Required(confirmation, "-Force");
        if (string.Equals(answer.Trim(), confirmation.TypedAnswer, StringComparison.Ordinal))
            return true;

        cmdlet.WriteWarning($"The answer was not '{confirmation.TypedAnswer}': nothing was changed.");
        return false;
    }

    private bool? Bound(string name) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(name, out object? value)
            ? LanguagePrimitives.IsTrue(value)
            : null;

    private static string WithDetail(string operation, Confirmation confirmation) =>
        confirmation.Detail.Length > 0
            ? operation + Environment.NewLine + confirmation.Detail
            : operation;
}
