// Gives the unit tests a real (in-memory) IndexedDB, so that they run the app's own storage code.
import 'fake-indexeddb/auto'
