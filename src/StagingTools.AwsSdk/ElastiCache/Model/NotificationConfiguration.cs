namespace Amazon.ElastiCache.Model;

public class NotificationConfiguration
{
    public string? TopicArn { get; set; }
    public string? TopicStatus { get; set; }
}
