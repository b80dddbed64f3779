namespace Amazon.CloudWatchLogs.Model;

public class RejectedEntityInfo
{
    public EntityRejectionErrorType? ErrorType { get; set; }
}
