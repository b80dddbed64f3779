using System.Text;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Logs;

namespace StagingTools.Engine.Tests.Sandbox.Logs;

/// <summary>The forms in which events go over the wire.</summary>
public sealed class LogWireTests
{
    [Fact]
    public void The_checksum_is_the_one_that_everybody_knows() => Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));

    // The worked example of https://smithy.io/2.0/aws/amazon-eventstream.html.
    [Theory]
    [InlineData("", "", "00000010 00000000 05C248EB 7D98C8FF")]
    [InlineData("", "{'foo':'bar'}", "0000001D 00000000 FD528C5A 7B27666F 6F273A27 62617227 7DC36539 36")]
    [InlineData(
        "content-type",
        "{'foo':'bar'}",
        "0000003D 00000020 07FD8396 0C636F6E 74656E74 2D747970 65070010 6170706C 69636174 696F6E2F 6A736F6E 7B27666F 6F273A27 62617227 7D8D9C08 B1")]
    public void A_message_of_an_event_stream_is_framed_as_documented(string header, string payload, string bytes) => Assert.Equal(
        bytes.Replace(" ", "", StringComparison.Ordinal),
        Convert.ToHexString(EventStreamMessage.Encode(header.Length == 0 ? [] : [new(header, "application/json")], Encoding.UTF8.GetBytes(payload))));

    [Fact]
    public void Ids_are_56_digits_in_the_order_of_the_events()
    {
        EventKey[] keys = [new(0, 1), new(1, 0), new(1_764_000_000_000, 7), new(1_764_000_000_000, 12), new(1_764_000_000_001, 3)];
        string[] ids = [.. keys.Select(EventId.Text)];

        Assert.All(ids, id => Assert.Matches("^3[0-9]{55}$", id));
        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
        Assert.Equal(keys, ids.Select(id => EventId.TryParse(id, out EventKey key) ? key : default));
        byte[] written = new byte[EventId.Length];
        EventId.Write(keys[2], written);
        Assert.Equal(ids[2], Encoding.ASCII.GetString(written));
    }

    [Fact]
    public void A_batch_is_read_whatever_the_order_of_its_members()
    {
        var request = PutLogEventsRequest.Parse(
            """{"sequenceToken":null,"logEvents":[{"message":"a \"b\" ü\n","timestamp":5},{"timestamp":6.0,"message":"ü","more":{"x":[1]}}],"entity":{"a":{}},"logStreamName":"s","logGroupName":"g"}"""u8);

        Assert.Equal(("g", "s"), (request.Group, request.Stream));
        Assert.Equal([(5, "a \"b\" ü\n"), (6, "ü")], request.Events.Select(one => (one.Timestamp, Encoding.UTF8.GetString(one.Message))));
    }

    [Theory]
    [InlineData("""{"logStreamName":"s","logEvents":[]}""", "InvalidParameterException")]
    [InlineData("""{"logGroupName":"g","logStreamName":"s","logEvents":[{"timestamp":1,"message":""}]}""", "InvalidParameterException")]
    [InlineData("""{"logGroupName":"g","logStreamName":"s","logEvents":[{"message":"x"}]}""", "InvalidParameterException")]
    [InlineData("""{"logGroupName":"g","logStreamName":"s","logEvents":[{"timestamp":"x","message":"x"}]}""", "SerializationException")]
    [InlineData("""{"logGroupName":"g",""", "SerializationException")]
    [InlineData("[]", "SerializationException")]
    public void What_is_no_batch_is_refused(string body, string code) =>
        Assert.Equal(code, Assert.Throws<AwsException>(() => PutLogEventsRequest.Parse(Encoding.UTF8.GetBytes(body))).Code);
}
