namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>A field of a message whose fields are parted by spaces: a word, or what stands between brackets or quotation marks.</summary>
/// <param name="Outside">Where it begins in the message, with its bracket or quotation mark.</param>
/// <param name="Text">What it says, without them.</param>
internal readonly record struct MessageField(int Outside, string Text)
{
    /// <summary>Parts a message.</summary>
    public static List<MessageField> Split(string message)
    {
        List<MessageField> fields = [];
        int at = 0;
        while (true)
        {
            while (at < message.Length && char.IsWhiteSpace(message[at])) at++;
            if (at == message.Length) return fields;
            int begin = at;
            int close = message[at] switch
            {
                '"' => message.IndexOf('"', at + 1),
                '[' => message.IndexOf(']', at + 1),
                _ => -1,
            };
            if (close >= 0)
            {
                fields.Add(new MessageField(begin, message[(begin + 1)..close]));
                at = close + 1;
                continue;
            }

            while (at < message.Length && !char.IsWhiteSpace(message[at])) at++;
            fields.Add(new MessageField(begin, message[begin..at]));
        }
    }
}
