using System.Diagnostics;
using System.Net;
using System.Xml.Linq;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Tests.Sandbox;

public sealed class LifeTests
{
    [Fact]
    public async Task StopEndsEveryProcessAndRemovesTheFolder()
    {
        SandboxInfo info = await TestSandbox.StartAsync();
        using var aws = new AwsCaller(info);
        await FillAsync(aws);
        ProcessIdentity[] processes = Processes(info);
        Assert.True(processes.Length >= 4);

        Assert.True(await SandboxController.StopAsync(info.StateDirectory, TestContext.Current.CancellationToken));

        Assert.All(processes, process => Assert.False(process.IsAlive()));
        Assert.False(Directory.Exists(info.StateDirectory));
        Assert.False(await SandboxController.StopAsync(info.StateDirectory, TestContext.Current.CancellationToken));
        Directory.Delete(Path.GetDirectoryName(info.StateDirectory)!);
    }

    [Fact]
    public async Task AfterAKilledServerTheNextStartEndsItsChildrenAndWorks()
    {
        SandboxInfo crashed = await TestSandbox.StartAsync();
        using (var aws = new AwsCaller(crashed)) await FillAsync(aws);
        ProcessIdentity[] processes = Processes(crashed);
        Process.GetProcessById(crashed.ProcessId).Kill();

        SandboxInfo next = await TestSandbox.StartAsync(crashed.StateDirectory);

        Assert.NotEqual(crashed.ProcessId, next.ProcessId);
        Assert.All(processes, process => Assert.False(process.IsAlive()));
        SandboxStatus? status = await SandboxController.GetAsync(
            next.StateDirectory, TestContext.Current.CancellationToken);
        Assert.Empty(status!.Databases);
        await TestSandbox.StopAsync(next);
    }

    [Fact]
    public async Task AfterAKilledServerStopCleansUpToo()
    {
        SandboxInfo crashed = await TestSandbox.StartAsync();
        using (var aws = new AwsCaller(crashed)) await FillAsync(aws);
        ProcessIdentity[] processes = Processes(crashed);
        Process.GetProcessById(crashed.ProcessId).Kill();

        await TestSandbox.StopAsync(crashed);

        Assert.All(processes, process => Assert.False(process.IsAlive()));
    }

    [Fact]
    public async Task ASecondStartInTheSameFolderFindsTheRunningSandbox()
    {
        SandboxInfo first = await TestSandbox.StartAsync();
        SandboxInfo second = await TestSandbox.StartAsync(first.StateDirectory);
        Assert.Equal(first, second);
        await TestSandbox.StopAsync(first);
    }

    [Fact]
    public async Task TwoSandboxesLiveSideBySide()
    {
        SandboxInfo[] both = await Task.WhenAll(TestSandbox.StartAsync(), TestSandbox.StartAsync());
        using var first = new AwsCaller(both[0]);
        using var second = new AwsCaller(both[1]);
        await Task.WhenAll(FillAsync(first), FillAsync(second));
        await TestSandbox.StopAsync(both[0]);

        XElement still = await second.QueryAsync("rds", "DescribeDBInstances");
        Assert.Equal("available", still.Descendants("DBInstanceStatus").Single().Value);
        await TestSandbox.StopAsync(both[1]);
    }

    [Fact]
    public async Task AFolderWithOtherFilesIsLeftAlone()
    {
        string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "thesis.txt"), "mine", TestContext.Current.CancellationToken);
        SandboxException start = await Assert.ThrowsAsync<SandboxException>(
            () => SandboxController.StartAsync(
                new SandboxOptions { StateDirectory = folder }, cancellationToken: TestContext.Current.CancellationToken));
        SandboxException stop = await Assert.ThrowsAsync<SandboxException>(
            () => SandboxController.StopAsync(folder, TestContext.Current.CancellationToken));

        Assert.Contains(folder, start.Message, StringComparison.Ordinal);
        Assert.Contains(folder, stop.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "thesis.txt")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task TheStatusNamesDatabasesAndCachesAndMarksTheSandbox()
    {
        SandboxInfo info = await TestSandbox.StartAsync();
        using var aws = new AwsCaller(info);
        await FillAsync(aws);
        SandboxStatus? status = await SandboxController.GetAsync(
            info.StateDirectory, TestContext.Current.CancellationToken);

        Assert.StartsWith("SANDBOX", status!.Sandbox.Banner, StringComparison.Ordinal);
        SandboxDatabase database = Assert.Single(status.Databases);
        Assert.Equal(("a-db", "available", "boss"), (database.Identifier, database.Status, database.MasterUser));
        Assert.Equal("a-cache", Assert.Single(status.Caches).Identifier);
        await TestSandbox.StopAsync(info);
    }

    [Fact]
    public async Task TheAdminSurfaceIsClosedToWhoeverCannotReadTheStateFolder()
    {
        SandboxInfo info = await TestSandbox.StartAsync();
        using var http = new HttpClient();
        using HttpResponseMessage refused = await http.PostAsync(
            new Uri(info.Endpoint + "/_sandbox/shutdown"), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await TestSandbox.StopAsync(info);
    }

    private static async Task FillAsync(AwsCaller aws)
    {
        await aws.QueryAsync(
            "rds",
            "CreateDBInstance",
            ("DBInstanceIdentifier", "a-db"),
            ("DBInstanceClass", "db.t3.micro"),
            ("Engine", "postgres"),
            ("MasterUsername", "boss"),
            ("MasterUserPassword", "long-enough-1"),
            ("AllocatedStorage", "20"));
        await aws.QueryAsync(
            "elasticache",
            "CreateCacheCluster",
            ("CacheClusterId", "a-cache"),
            ("CacheNodeType", "cache.t3.micro"),
            ("Engine", "redis"));
        await AwsCaller.UntilAsync(
            async () => (await aws.QueryAsync("rds", "DescribeDBInstances")).Descendants("DBInstanceStatus").Single().Value
                + (await aws.QueryAsync("elasticache", "DescribeCacheClusters")).Descendants("CacheClusterStatus").Single().Value,
            states => states == "availableavailable");
    }

    private static ProcessIdentity[] Processes(SandboxInfo info) =>
    [
        ProcessIdentity.Of(info.ProcessId)!,
        .. ChildRegistry.Read(Path.Combine(info.StateDirectory, "children.json")).Select(child => child.Process),
    ];
}
