using StagingTools.Engine.Data.Masks;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class KeyedPermutationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(97)]
    [InlineData(100_000)]
    public void Every_number_below_the_limit_comes_out_once(int limit)
    {
        var permutation = new KeyedPermutation(new SipHash(1, 2), (ulong)limit);

        ulong[] outcomes = [.. Enumerable.Range(0, limit).Select(number => permutation.Map((ulong)number))];

        Assert.Equal(Enumerable.Range(0, limit).Select(number => (ulong)number), outcomes.Order());
    }

    [Theory]
    [InlineData(2_147_483_647UL)]
    [InlineData(9_223_372_036_854_775_808UL)]
    public void Of_a_large_range_no_two_meet_and_all_stay_below_the_limit(ulong limit)
    {
        var permutation = new KeyedPermutation(new SipHash(1, 2), limit);
        HashSet<ulong> outcomes = [];
        for (ulong i = 0; i < 50_000; i++)
        {
            Assert.True(outcomes.Add(permutation.Map(i)));
            Assert.True(outcomes.Add(permutation.Map(limit - 1 - i)));
        }

        Assert.All(outcomes, outcome => Assert.InRange(outcome, 0UL, limit - 1));
    }

    [Fact]
    public void Another_key_is_another_order()
    {
        var ours = new KeyedPermutation(new SipHash(1, 2), 1000);
        var others = new KeyedPermutation(new SipHash(1, 3), 1000);

        Assert.InRange(Enumerable.Range(0, 1000).Count(i => ours.Map((ulong)i) == others.Map((ulong)i)), 0, 20);
        Assert.InRange(Enumerable.Range(0, 1000).Count(i => ours.Map((ulong)i) == (ulong)i), 0, 20);
    }
}
