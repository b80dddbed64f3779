namespace Amazon.ECS.Model;

public class TaskEphemeralStorage
{
    public int? SizeInGiB { get; set; }
    public string? KmsKeyId { get; set; }
}
