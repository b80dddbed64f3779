using System.Text.Json.Nodes;
using StagingTools.Sandbox.Ecs;

namespace StagingTools.Engine.Tests.Sandbox;

public sealed class HealthProbeTests
{
    [Fact]
    public void AShellCheckIsRunByAShellOnThePortThatStandsForTheContainers() => Assert.Equal(
        ["/bin/sh", "-c", "curl -f http://127.0.0.1:45001/health || curl -f 127.0.0.1:45001"],
        HealthProbe.Command(
            new JsonArray("CMD-SHELL", "curl -f http://localhost:3000/health || curl -f 127.0.0.1:3000"),
            [new PortBinding(3000, 45001, "tcp")]));

    [Fact]
    public void APlainCheckIsRunAsItIs() =>
        Assert.Equal(["/bin/probe", "--now"], HealthProbe.Command(new JsonArray("CMD", "/bin/probe", "--now"), []));
}
