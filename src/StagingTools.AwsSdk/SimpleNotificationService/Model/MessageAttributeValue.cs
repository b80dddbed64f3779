namespace Amazon.SimpleNotificationService.Model;

public class MessageAttributeValue
{
    public string? DataType { get; set; }
    public string? StringValue { get; set; }
    public MemoryStream? BinaryValue { get; set; }
}
