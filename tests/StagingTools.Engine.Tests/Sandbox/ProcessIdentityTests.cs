using StagingTools.Sandbox.Processes;

namespace StagingTools.Engine.Tests.Sandbox;

public sealed class ProcessIdentityTests
{
    private const string Rest = " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 987654 20 21";

    [Theory]
    [InlineData("42 (redis-server) S" + Rest, "987654")]
    [InlineData("42 (a) b (c) R" + Rest, "987654")]
    [InlineData("42 (gone) Z" + Rest, null)]
    [InlineData("42 (torn", null)]
    [InlineData("42 (short) S 1 2", null)]
    public void TheStartTimeIsReadBehindTheProgramsName(string stat, string? started) =>
        Assert.Equal(started, ProcessIdentity.ParseStat(stat));

    [Fact]
    public void AnIdWithAnotherStartTimeIsSomebodyElse()
    {
        ProcessIdentity self = ProcessIdentity.Of(Environment.ProcessId)!;
        Assert.True(self.IsAlive());
        Assert.False((self with { Started = "1" }).IsAlive());
    }
}
