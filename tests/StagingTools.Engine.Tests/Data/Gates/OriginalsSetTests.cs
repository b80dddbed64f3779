using System.Text;
using StagingTools.Engine.Data.Gates;

namespace StagingTools.Engine.Tests.Data.Gates;

public sealed class OriginalsSetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-originals-").FullName;

    [Fact]
    public void Every_value_that_was_added_is_found()
    {
        using var set = new OriginalsSet(folder, 10);
        var recorder = new OriginalsRecorder(set);
        for (int i = 0; i < 300_000; i++)
            recorder.Add(Bytes($"person{i}@shop.example"), prose: false);
        recorder.Flush();

        Assert.All(Enumerable.Range(0, 300_000), i => Assert.True(set.MayContain(set.Hash(Bytes($"person{i}@shop.example")))));
        Assert.Equal(300_000, set.Count);
    }

    [Fact]
    public void What_the_filter_takes_wrongly_the_file_tells_apart()
    {
        // Thirty times as many values as the filter is made for, so that it takes strangers for its own.
        using var set = new OriginalsSet(folder, 1);
        var recorder = new OriginalsRecorder(set);
        for (int i = 0; i < 2_000_000; i++)
            recorder.Add(Bytes($"known-{i}"), prose: false);
        recorder.Flush();
        ulong[] strangers = [.. Enumerable.Range(0, 100_000).Select(i => set.Hash(Bytes($"stranger-{i}")))];
        ulong[] suspects = [.. strangers.Where(set.MayContain), set.Hash(Bytes("known-1999999"))];

        Assert.True(suspects.Length > 100, $"{suspects.Length} suspects");
        Assert.Equal([set.Hash(Bytes("known-1999999"))], set.Confirm(suspects, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Ada.Lovelace@Shop.Example", "ada.lovelace@shop.example")]
    [InlineData("ÄDA@SHOP.EXAMPLE", "Äda@shop.example")]
    public void Letters_are_taken_without_their_case(string one, string other)
    {
        using var set = new OriginalsSet(folder, 10);

        Assert.Equal(set.Hash(Bytes(one)), set.Hash(Bytes(other)));
    }

    [Theory]
    [InlineData("Anna", false, false)]
    [InlineData("Austin", true, false)]
    [InlineData("Austin", false, true)]
    [InlineData("Ada Lovelace", true, true)]
    [InlineData("user12", true, true)]
    [InlineData("Wolfeschlegelstein", true, true)]
    public void Short_words_of_prose_are_nobodys(string text, bool prose, bool remembered)
    {
        using var set = new OriginalsSet(folder, 10);
        var recorder = new OriginalsRecorder(set);
        recorder.Add(Bytes(text), prose);
        recorder.Flush();

        Assert.Equal(remembered ? 1 : 0, set.Count);
    }

    [Fact]
    public void Its_file_is_gone_at_once_where_an_open_file_needs_no_name()
    {
        using var set = new OriginalsSet(folder, 10);

        if (!OperatingSystem.IsWindows())
            Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
