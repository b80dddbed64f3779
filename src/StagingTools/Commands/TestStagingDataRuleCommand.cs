using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Checks a rules file against a database as a sync would, and shows what masks make of values.</summary>
[Cmdlet(VerbsDiagnostic.Test, "StagingDataRule")]
[OutputType(typeof(StagingDataRuleCheck))]
public sealed class TestStagingDataRuleCommand : EnvironmentCmdlet
{
    /// <summary>The database to check against, by reference.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string? Source { get; set; }

    /// <summary>The sanitization rules.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RulesFileCompleter))]
    public string? Rules { get; set; }

    /// <summary>The tables to tell about.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RulesTableCompleter))]
    public string? Table { get; set; }

    /// <summary>The columns to tell about.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RulesColumnCompleter))]
    public string? Column { get; set; }

    /// <summary>Rows of each table that are searched for personal data in kept columns.</summary>
    [Parameter]
    public int Sample { get; set; }

    /// <summary>Values of each masked column to show with what they become.</summary>
    [Parameter]
    public int Preview { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        StagingContext context = CreateContext();
        CheckDataRuleRequest request = Request<CheckDataRuleRequest>();
        return (pump, token) => pump.WriteAllAsync(new CheckDataRule(context with { Vault = pump }).RunAsync(request, pump, token), token);
    }
}
