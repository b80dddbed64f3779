using System.Management.Automation;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Makes the smoke tests of an environment's application.</summary>
[Cmdlet(VerbsDiagnostic.Test, "StagingApp")]
[OutputType(typeof(StagingSmokeTest))]
public sealed class TestStagingAppCommand : EnvironmentCmdlet
{
    /// <summary>Where the application answers.</summary>
    [Parameter]
    public string? Url { get; set; }

    /// <summary>The ECS cluster.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    /// <summary>The ECS service.</summary>
    [Parameter]
    public string? Service { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        TestApp operation = new(CreateContext());
        TestAppRequest request = Request<TestAppRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), SmokeErrors.For, token);
    }
}
