using System.Text;
using StagingTools.Cli.Terminals;

namespace StagingTools.Engine.Tests.Faces;

public sealed class GatheredOutputTests
{
    [Fact]
    public void Lines_that_are_ready_are_written_together_and_the_rest_at_the_end()
    {
        using var stream = new MemoryStream();
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
        using (var output = new GatheredOutput(writer))
        {
            writer.WriteLine("one");
            writer.WriteLine("two");
            Assert.Equal(0, stream.Length);

            output.Flush();
            Assert.Equal("one\ntwo\n", Encoding.UTF8.GetString(stream.ToArray()));
            writer.WriteLine("three");
        }

        Assert.Equal("one\ntwo\nthree\n", Encoding.UTF8.GetString(stream.ToArray()));
        writer.WriteLine("four");
        Assert.Equal("one\ntwo\nthree\nfour\n", Encoding.UTF8.GetString(stream.ToArray()));
    }
}
