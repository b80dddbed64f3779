using StagingTools.Engine.Data.Work;

namespace StagingTools.Engine.Tests.Data.Work;

public sealed class BlockRangeTests
{
    [Fact]
    public void Stretches_follow_each_other_from_the_first_block_to_an_open_end()
    {
        BlockRange[] stretches = [.. BlockRange.Cut(8192L * 1001, 4).Select(range => range!)];

        Assert.Equal(0, stretches[0].First);
        Assert.Null(stretches[^1].End);
        Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.First));
        Assert.Equal("ctid >= '(250,0)'::tid and ctid < '(500,0)'::tid", stretches[1].Condition);
        Assert.Equal("ctid >= '(750,0)'::tid", stretches[3].Condition);
    }

    [Fact]
    public void One_stretch_is_the_whole_table() => Assert.Equal([null], BlockRange.Cut(8192L * 1000, 1));
}
