using System.Net;
using Amazon.Runtime;

namespace Amazon.CostExplorer.Model;

public class LimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public LimitExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class BillExpirationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public BillExpirationException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DataUnavailableException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DataUnavailableException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidNextTokenException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidNextTokenException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class RequestChangedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public RequestChangedException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ResourceNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }

    public string? ResourceName { get; set; }
}

public class BillingViewHealthStatusException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public BillingViewHealthStatusException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}
