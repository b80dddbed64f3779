using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Writes a rules file to review, proposed from a database's columns and samples of their values.</summary>
[Cmdlet(VerbsCommon.New, "StagingDataRule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingDataRule))]
public sealed class NewStagingDataRuleCommand : EnvironmentCmdlet
{
    /// <summary>The database to look at, by reference.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string? Source { get; set; }

    /// <summary>The rules file to write.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RulesFileCompleter))]
    public string? Rules { get; set; }

    /// <summary>The tables to propose rules for.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RulesTableCompleter))]
    public string? Table { get; set; }

    /// <summary>Rows of each table that are looked at.</summary>
    [Parameter]
    public int Sample { get; set; }

    /// <summary>Adds rules to the file for what it does not cover yet.</summary>
    [Parameter]
    public SwitchParameter Merge { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        StagingContext context = CreateContext();
        NewDataRuleRequest request = Request<NewDataRuleRequest>();
        return (pump, token) => pump.WriteAllAsync(new NewDataRule(context with { Vault = pump }).RunAsync(request, pump, token), token);
    }
}
