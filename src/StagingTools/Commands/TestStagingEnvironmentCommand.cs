using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine.Diagnosis;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Checks a staging environment, and mends what can be mended safely.</summary>
[Cmdlet(VerbsDiagnostic.Test, "StagingEnvironment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingCheck))]
public sealed class TestStagingEnvironmentCommand : EnvironmentCmdlet
{
    /// <summary>The checks to make.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CheckIdCompleter))]
    public string[]? Check { get; set; }

    /// <summary>Checks to leave out.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CheckIdCompleter))]
    public string[]? Skip { get; set; }

    /// <summary>Mends what can be mended safely.</summary>
    [Parameter]
    public SwitchParameter Fix { get; set; }

    /// <summary>Files for a report.</summary>
    [Parameter]
    public string[]? ReportPath { get; set; }

    /// <summary>The S3 bucket that holds the terraform state.</summary>
    [Parameter]
    public string? StateBucket { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        TestEnvironment operation = new(CreateContext());
        TestEnvironmentRequest request = Request<TestEnvironmentRequest>();
        return (pump, token) => pump.WriteAllAsync(InOwnWords(operation.RunAsync(request, pump, token)), CheckErrors.For, token);
    }

    private static IAsyncEnumerable<StagingCheck> InOwnWords(IAsyncEnumerable<StagingCheck> checks) =>
        checks.Select(check => check with
        {
            Reason = check.Reason is null ? null : PowerShellWords.Of(check.Reason),
            Mend = check.Mend is null ? null : PowerShellWords.Of(check.Mend),
        });
}
