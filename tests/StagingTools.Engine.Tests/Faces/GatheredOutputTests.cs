using System.Text;
using StagingTools.Cli.Terminals;

namespace StagingTools.Engine.Tests.Faces;

public sealed class GatheredOutputTests
{
    [Fact]
    public async Task Lines_that_are_ready_are_written_together_before_the_next_is_waited_for()
    {
        using var stream = new MemoryStream();
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        var late = new TaskCompletionSource<bool>();
        using (var output = new GatheredOutput(writer))
        {
            await output.BeforeAsync(new ValueTask<bool>(true));
            await writer.WriteLineAsync("one");
            await output.BeforeAsync(new ValueTask<bool>(true));
            await writer.WriteLineAsync("two");
            Assert.Equal(0, stream.Length);

            ValueTask<bool> waiting = output.BeforeAsync(new ValueTask<bool>(late.Task));
            Assert.True(stream.Length > 3);
            late.SetResult(false);
            Assert.False(await waiting);
            await writer.WriteLineAsync("three");
        }

        Assert.Equal("one\ntwo\nthree\n", Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n"));
    }
}
